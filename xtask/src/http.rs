//! A small static server for this machine only: right types, strict headers, and
//! nothing from outside its folder.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

const THREADS: usize = 4;

/// Binds 127.0.0.1: this port (0 for any free one), or one of the next twenty if it is taken.
pub(crate) fn bind(port: u16) -> Result<Server> {
    let mut reason = anyhow!("no port");
    for port in port..=port.saturating_add(20) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) => reason = anyhow!("cannot listen on port {port}: {error}"),
        }
    }
    Err(reason)
}

/// The port that a server got.
pub(crate) fn port(server: &Server) -> u16 {
    server.server_addr().to_ip().map_or(0, |address| address.port())
}

/// Answers requests on threads of its own, until the program ends.
pub(crate) fn start(server: Server, folder: &Path, csp: &str) -> Result<Vec<std::thread::JoinHandle<()>>> {
    let (server, folder): (_, Arc<Path>) = (Arc::new(server), folder.canonicalize()?.into());
    let csp: Arc<str> = csp.into();
    let answer_all = || {
        let (server, folder, csp) = (Arc::clone(&server), Arc::clone(&folder), Arc::clone(&csp));
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                answer(request, &folder, &csp);
            }
        })
    };
    Ok((0..THREADS).map(|_| answer_all()).collect())
}

fn answer(request: Request, folder: &Path, csp: &str) {
    let (status, mut headers, body) = if matches!(request.method(), Method::Get | Method::Head) {
        page(request.url(), folder)
    } else {
        (405, vec![("Allow", "GET, HEAD".to_owned())], b"Only GET and HEAD.\n".to_vec())
    };
    headers.push(("Content-Security-Policy", csp.to_owned()));
    headers.push(("X-Content-Type-Options", "nosniff".to_owned()));
    headers.push(("Referrer-Policy", "no-referrer".to_owned()));
    headers.push(("Cache-Control", "no-store".to_owned()));
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // A browser that left before the answer is no error of ours.
    let _ = request.respond(response);
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
    fn a_taken_port_gives_way_to_the_next() {
        let first = bind(0).unwrap();
        let second = bind(port(&first)).unwrap();
        assert!(port(&second) > port(&first));
    }
}
