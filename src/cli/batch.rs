//! `limpid batch`: every file of a folder, on all processors, printed in the order of the names.

use super::{unreadable, unwritable};
use limpid::{Article, Error, ErrorReport, decode};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Instant;

/// Stack of a worker in bytes: the HTML parser's own drop code and the JSON writer nest with the
/// content; both are capped, this is room to spare.
const STACK: usize = 16 << 20;

/// Results that may wait to be printed; more make the workers wait.
const WAITING: usize = 64;

/// One line of the output.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a Article>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorReport>,
}

/// Prints one line for each file of a folder. What is none (another folder, a pipe, which could be waited on for ever) has
/// no line.
///
/// # Errors
///
/// [`Error::Unreadable`] where the folder or the list of addresses cannot be read, [`Error::Unwritable`] where the lines
/// cannot be written; never for a page.
pub fn run(dir: &Path, urls: Option<&Path>) -> Result<(), Error> {
    // An address may be null where none is known.
    let urls: BTreeMap<String, Option<String>> = match urls {
        Some(path) => {
            let bytes = std::fs::read(path).map_err(|e| unreadable(&e))?;
            let bad = |why: String| Error::Unreadable { reason: format!("{}: {why}", path.display()) };
            // Editors write a byte order mark before it.
            let text = decode::text(&bytes, None).map_err(|e| bad(e.to_string()))?.text;
            serde_json::from_str(&text).map_err(|e| bad(e.to_string()))?
        }
        None => BTreeMap::new(),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(|e| unreadable(&e))? {
        let path = entry.map_err(|e| unreadable(&e))?.path();
        // A link that leads nowhere is a file that cannot be read, and its line says so.
        if std::fs::metadata(&path).map_or(true, |m| m.is_file()) {
            files.push(path);
        }
    }
    files.sort();
    // A panic is reported in its line, not in the midst of others.
    std::panic::set_hook(Box::new(|_| {}));
    let done = print(&files, &urls);
    let _ = std::panic::take_hook();
    done
}

fn print(files: &[PathBuf], urls: &BTreeMap<String, Option<String>>) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::sync_channel::<(usize, String)>(WAITING);
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(files.len().max(1));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (send, next) = (send.clone(), &next);
            let work = move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = files.get(at) else { break };
                    if send.send((at, line(path, urls))).is_err() {
                        break;
                    }
                }
            };
            std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
                .map_err(|e| unreadable(&e))?;
        }
        drop(send);
        // Owned here, so that workers stop when printing does.
        let receive = receive;
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let mut waiting = BTreeMap::new();
        let mut printed = 0;
        for (at, line) in receive {
            waiting.insert(at, line);
            while let Some(line) = waiting.remove(&printed) {
                match writeln!(out, "{line}").and_then(|()| out.flush()) {
                    Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
                    done => done.map_err(|e| unwritable(&e))?,
                }
                printed += 1;
            }
        }
        Ok(())
    })
}

fn line(path: &Path, urls: &BTreeMap<String, Option<String>>) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let id = decode::stem(&name);
    let url = urls.get(id).and_then(Option::as_deref);
    let mut ms = 0.0;
    let read = std::fs::read(path).map_err(|e| unreadable(&e));
    let result = read.and_then(decode::unpack).and_then(|bytes| {
        let start = Instant::now();
        let result =
            catch_unwind(AssertUnwindSafe(|| limpid::extract(&decode::named_page(&bytes, &name, url)?)));
        ms = start.elapsed().as_secs_f64() * 1000.0;
        result.unwrap_or_else(|panic| Err(Error::Internal { reason: word(&*panic) }))
    });
    let line =
        Line { id, ms, article: result.as_ref().ok(), error: result.as_ref().err().map(Error::report) };
    one_line(serde_json::to_string(&line).unwrap_or_default())
}

/// JSON whose line ends none of those who read line by line can find: Unicode has more of them than `\n`
/// (UAX #14), and JSON leaves them as they are. They stand in strings only, so they can be escaped.
fn one_line(json: String) -> String {
    if !json.contains(['\u{85}', '\u{2028}', '\u{2029}']) {
        return json;
    }
    json.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn word(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it panicked".to_owned())
}
