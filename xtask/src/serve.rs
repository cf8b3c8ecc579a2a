//! A static file server on localhost, for `cargo xtask www` and for the demo's page.

use anyhow::{Result, anyhow};
use percent_encoding::percent_decode_str;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use tiny_http::{Header, Method, Request, Response, Server};

/// Folders of files and the paths under which they are seen; the first prefix that fits wins.
pub struct Site(pub Vec<(&'static str, PathBuf)>);

/// Serves a site from another thread until the program ends. Port 0 means any free one.
///
/// # Errors
///
/// Where the port is taken.
pub fn start(site: Site, port: u16) -> Result<(String, JoinHandle<()>)> {
    // Only this machine may ask: 127.0.0.1, not 0.0.0.0.
    let server =
        Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("cannot serve on port {port}: {error}"))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let thread = std::thread::spawn(move || {
        for request in server.incoming_requests() {
            answer(&site, request);
        }
    });
    Ok((format!("http://localhost:{port}/"), thread))
}

fn answer(site: &Site, request: Request) {
    let found = match request.method() {
        Method::Get | Method::Head => site.read(request.url()),
        _ => None,
    };
    let response = match found {
        Some((bytes, kind)) => Response::from_data(bytes).with_header(header("Content-Type", &kind)),
        None => Response::from_string("There is no such file here.\n").with_status_code(404),
    };
    // A browser that keeps the last build shows the last build. One that has gone away is no fault of ours.
    let _ = request.respond(response.with_header(header("Cache-Control", "no-store")));
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("header values are written here, in ASCII")
}

impl Site {
    /// The file under a request's path, with its type; nothing outside the folders is ever read.
    fn read(&self, address: &str) -> Option<(Vec<u8>, String)> {
        let path = address.split(['?', '#']).next()?;
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let (folder, rest) =
            self.0.iter().find_map(|(prefix, folder)| Some((folder, path.strip_prefix(prefix)?)))?;
        let folder = folder.canonicalize().ok()?;
        let mut file = folder.join(rest.trim_start_matches('/')).canonicalize().ok()?;
        if file.is_dir() {
            file = file.join("index.html");
        }
        // `..` and links that lead out end here.
        if !file.starts_with(&folder) {
            return None;
        }
        let bytes = fs::read(&file).ok()?;
        let kind = kind(&file, &bytes);
        Some((bytes, kind))
    }
}

/// Media type by the file's ending. Text names its charset only where it is UTF-8 for sure: a page in
/// another encoding says so itself, and the header would overrule it.
fn kind(file: &Path, bytes: &[u8]) -> String {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let (kind, text) = match ending.as_str() {
        "html" | "htm" => ("text/html", true),
        "xhtml" => ("application/xhtml+xml", true),
        "js" | "mjs" => ("text/javascript", true),
        "css" => ("text/css", true),
        "json" => ("application/json", true),
        "txt" | "md" => ("text/plain", true),
        "svg" => ("image/svg+xml", false),
        "png" => ("image/png", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "webp" => ("image/webp", false),
        "woff2" => ("font/woff2", false),
        // Without this type browsers refuse to compile while they load.
        "wasm" => ("application/wasm", false),
        _ => ("application/octet-stream", false),
    };
    let utf8 = text && std::str::from_utf8(bytes).is_ok();
    format!("{kind}{}", if utf8 { "; charset=utf-8" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{Site, kind};
    use crate::shell::root;
    use std::path::Path;

    #[test]
    fn files_come_from_their_folders_and_from_nowhere_else() {
        let site = Site(vec![("/x/", root().join("xtask")), ("/", root().join(".ci"))]);
        assert!(site.read("/x/Cargo.toml?v=1").is_some());
        assert!(site.read("/x/src/../Cargo.toml").is_some());
        assert!(site.read("/x/%43argo.toml").is_some());
        assert!(site.read("/run").is_some());
        assert!(site.read("/x/../Cargo.toml").is_none());
        assert!(site.read("/x/%2e%2e/Cargo.toml").is_none());
        assert!(site.read("/x//etc/hostname").is_none());
        assert!(site.read("/nothing").is_none());
    }

    #[test]
    fn types_name_a_charset_only_where_it_is_sure() {
        assert_eq!(kind(Path::new("a.html"), "é".as_bytes()), "text/html; charset=utf-8");
        assert_eq!(kind(Path::new("a.HTML"), &[0xd6, 0xd0]), "text/html");
        assert_eq!(kind(Path::new("a.wasm"), &[]), "application/wasm");
    }
}
