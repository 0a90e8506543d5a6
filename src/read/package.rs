//! A zip file, opened with care: what it unpacks to is counted, never believed.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Limits;
use super::error::ReadError;
use crate::text::decode::decode;

/// Small entries may be packed as tightly as they like.
const ALWAYS_FINE: u64 = 4 * 1024 * 1024;

/// A zip file.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    ratio: u64,
}

impl<'a> Package<'a> {
    /// Opens a zip file.
    ///
    /// # Errors
    /// It is damaged, has too many entries, or entries that share their bytes.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
        if zip.len() > limits.entries || zip.has_overlapping_entries().unwrap_or(false) {
            return Err(ReadError::Bomb);
        }
        Ok(Self { zip, left: limits.unpacked, ratio: limits.ratio })
    }

    /// Names of all entries that are no folders.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().flatten().map(|name| name.into_owned());
        names.filter(|name| !name.ends_with('/')).collect()
    }

    /// Whether there is an entry of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of an entry; none if it is not there.
    ///
    /// # Errors
    /// It is encrypted or damaged, or unpacks to too much.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Encrypted,
            _ => ReadError::Damaged,
        })?;
        let packed = entry.compressed_size();
        let most = self.left.min(packed.saturating_mul(self.ratio).max(ALWAYS_FINE));
        let mut bytes = Vec::new();
        entry.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| ReadError::Damaged)?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(ReadError::Bomb);
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// The text of an entry; none if it is not there.
    ///
    /// # Errors
    /// As [`Package::read`], or it is no text.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.read(name)? else { return Ok(None) };
        decode(&bytes).map(Some).map_err(|_| ReadError::Damaged)
    }

    /// Unpacks everything once, for readers that open the file by themselves.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub(crate) fn check(&mut self) -> Result<(), ReadError> {
        self.names().iter().try_for_each(|name| self.read(name).map(drop))
    }
}
