//! A small static server for this machine only: right types, strict headers, and
//! nothing from outside its folder.

use std::io::{BufWriter, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Result, anyhow};

/// Binds 127.0.0.1: this port (0 for any free one), or one of the next twenty if it is taken.
pub(crate) fn bind(port: u16) -> Result<TcpListener> {
    let mut reason = anyhow!("no port");
    for port in port..=port.saturating_add(20) {
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => reason = anyhow!("cannot listen on port {port}: {error}"),
        }
    }
    Err(reason)
}

/// The port that a server got.
pub(crate) fn port(listener: &TcpListener) -> u16 {
    listener.local_addr().map_or(0, |address| address.port())
}

/// Serves a folder on any free port until the program ends, and returns its address.
pub(crate) fn in_background(folder: &Path, csp: &str) -> Result<String> {
    let server = bind(0)?;
    let address = format!("http://127.0.0.1:{}", port(&server));
    start(server, folder, csp)?;
    Ok(address)
}

/// Answers requests on threads of its own, until the program ends.
///
/// A thread and one request per connection: browsers open connections ahead that stay
/// silent, and with a pool of threads one of those can keep a real request waiting.
pub(crate) fn start(listener: TcpListener, folder: &Path, csp: &str) -> Result<JoinHandle<()>> {
    let (folder, csp): (Arc<Path>, Arc<str>) = (folder.canonicalize()?.into(), csp.into());
    Ok(std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (folder, csp) = (Arc::clone(&folder), Arc::clone(&csp));
            std::thread::spawn(move || {
                // A browser that left before the answer is no error of ours.
                let _ = answer(stream, &folder, &csp);
            });
        }
    }))
}

/// Reads one request and answers it.
fn answer(mut stream: TcpStream, folder: &Path, csp: &str) -> std::io::Result<()> {
    const PATIENCE: Duration = Duration::from_secs(60);
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some((method, url)) = read_request(&mut stream)? else { return Ok(()) };
    let (status, mut headers, body) = if matches!(method.as_str(), "GET" | "HEAD") {
        page(&url, folder)
    } else {
        (405, vec![("Allow", "GET, HEAD".to_owned())], b"Only GET and HEAD.\n".to_vec())
    };
    headers.push(("Content-Length", body.len().to_string()));
    headers.push(("Content-Security-Policy", csp.to_owned()));
    headers.push(("X-Content-Type-Options", "nosniff".to_owned()));
    headers.push(("Referrer-Policy", "no-referrer".to_owned()));
    headers.push(("Cache-Control", "no-store".to_owned()));
    headers.push(("Connection", "close".to_owned()));
    let mut out = BufWriter::new(stream);
    write!(out, "HTTP/1.1 {status} {}\r\n", reason(status))?;
    for (name, value) in headers {
        write!(out, "{name}: {}\r\n", value.replace(['\r', '\n'], " "))?;
    }
    out.write_all(b"\r\n")?;
    if method != "HEAD" {
        out.write_all(&body)?;
    }
    out.flush()
}

/// Method and address of a request; none if the connection closed or is no request.
fn read_request(stream: &mut TcpStream) -> std::io::Result<Option<(String, String)>> {
    const LONGEST: usize = 64 * 1024;
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&bytes) {
            Ok(httparse::Status::Complete(_)) => {
                let named = request.method.zip(request.path);
                return Ok(named.map(|(method, path)| (method.to_owned(), path.to_owned())));
            }
            Ok(httparse::Status::Partial) if bytes.len() < LONGEST => {}
            _ => return Ok(None),
        }
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(chunk.get(..count).unwrap_or_default());
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        405 => "Method Not Allowed",
        _ => "Not Found",
    }
}

type Page = (u16, Vec<(&'static str, String)>, Vec<u8>);

fn page(url: &str, folder: &Path) -> Page {
    let text = |status, body: &str| {
        (status, vec![("Content-Type", "text/plain; charset=utf-8".to_owned())], body.as_bytes().to_vec())
    };
    let (path, query) = url.split_once('?').map_or((url, ""), |(path, query)| (path, query));
    let Some(file) = find(path, folder) else { return text(404, "Not here.\n") };
    if file.is_dir() {
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        // From the root, so that no path can be taken for another host's address.
        let location = format!("/{}/{query}", path.trim_matches('/'));
        return (301, vec![("Location", location)], Vec::new());
    }
    match std::fs::read(&file) {
        Ok(bytes) => (200, vec![("Content-Type", media_type(&file).to_owned())], bytes),
        Err(_) => text(404, "Not here.\n"),
    }
}

/// The file that a path of an address names: never one outside the folder.
fn find(path: &str, folder: &Path) -> Option<PathBuf> {
    let decoded = percent_decode(path)?;
    let relative = Path::new(decoded.trim_start_matches('/'));
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || decoded.contains(['\\', '\0', ':']) {
        return None;
    }
    let mut file = folder.join(relative);
    if decoded.ends_with('/') {
        file.push("index.html");
    }
    // A link may still lead outside.
    let file = file.canonicalize().ok()?;
    file.starts_with(folder).then_some(file)
}

fn percent_decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::scratch_dir;

    fn site() -> PathBuf {
        let outer = scratch_dir("http-test").unwrap().canonicalize().unwrap();
        let site = outer.join("site");
        std::fs::create_dir_all(site.join("sub")).unwrap();
        std::fs::write(outer.join("secret.txt"), "secret").unwrap();
        std::fs::write(site.join("index.html"), "home").unwrap();
        std::fs::write(site.join("sub/é a.txt"), "accent").unwrap();
        site
    }

    #[test]
    fn files_are_found_by_their_decoded_path() {
        let site = site();
        assert_eq!(find("/", &site), Some(site.join("index.html")));
        assert_eq!(find("/index.html", &site), Some(site.join("index.html")));
        assert_eq!(find("/sub/%C3%A9%20a.txt", &site), Some(site.join("sub/é a.txt")));
        assert_eq!(find("/nothing", &site), None);
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let site = site();
        for path in [
            "/../secret.txt",
            "/sub/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%2fsecret.txt",
            "/..%5csecret.txt",
            "//../secret.txt",
            "/%00/../secret.txt",
            "/%",
            "/%ff",
        ] {
            assert_eq!(find(path, &site), None, "{path}");
        }
    }

    #[test]
    fn a_folder_without_its_slash_leads_to_the_one_with_it() {
        let (status, headers, _) = page("//sub?a", &site());
        assert_eq!((status, headers), (301, vec![("Location", "/sub/?a".to_owned())]));
    }

    #[test]
    fn wasm_has_its_own_type() {
        assert_eq!(media_type(Path::new("a/b_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("noextension")), "application/octet-stream");
    }

    #[test]
    fn silent_connections_keep_nobody_waiting() {
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        start(listener, &site(), "default-src 'none'").unwrap();
        let silent: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("Content-Security-Policy: default-src 'none'\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\nhome"), "{answer}");
        drop(silent);
    }

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let first = bind(0).unwrap();
        let second = bind(port(&first)).unwrap();
        assert!(port(&second) > port(&first));
    }
}
