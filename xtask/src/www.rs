//! `cargo xtask www`: the web page that runs the core without an extension, on localhost.

use crate::build::{Quality, build};
use crate::serve::{Site, start};
use crate::shell::root;
use anyhow::Result;

/// The page's folders: the reader is the extension's own.
pub fn site() -> Site {
    Site(vec![
        ("/reader/", root().join("extension/reader")),
        ("/_locales/", root().join("extension/_locales")),
        ("/", root().join("www")),
    ])
}

/// Builds the core and serves the page until it is stopped.
///
/// # Errors
///
/// Where the core does not build or the port is taken.
pub fn www(port: u16) -> Result<()> {
    build(Quality::Shipped)?;
    let (address, thread) = start(site(), port)?;
    println!("{address} (stop with Ctrl+C)");
    thread.join().expect("the server does not panic");
    Ok(())
}
