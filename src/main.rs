//! The command line: the article of a page, or of every page of a folder.

mod cli;

use clap::{Parser, Subcommand};
use limpid::render::{self, Format};
use limpid::{Error, decode};
use std::io::{self, BufWriter, Read as _, StdoutLock, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The article of a web page: clean text, pictures and metadata, with reasons.
#[derive(Debug, Parser)]
#[command(name = "limpid", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Arguments {
    /// Page or text (.html, .htm, .txt, .md, each also .gz), `-` for standard input
    #[arg(required = true, value_name = "PAGE")]
    page: Option<PathBuf>,
    /// Address of the page: relative links are resolved against it
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// What is printed
    #[arg(long, default_value = "json", value_parser = Format::ALL.map(|(name, _)| name))]
    format: String,
    /// Instead of the article: for every field the candidates, winner first, and where each stood
    #[arg(long, conflicts_with = "format")]
    explain: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// One line of JSON for every file of a folder, in the order of their names
    Batch {
        /// The folder
        dir: PathBuf,
        /// Addresses of the pages: a JSON file {id: url}
        #[arg(long, value_name = "FILE.json")]
        urls: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match (arguments.command, arguments.page) {
        (Some(Command::Batch { dir, urls }), _) => cli::batch::run(&dir, urls.as_deref()),
        (None, Some(page)) => {
            let format = Format::of(&arguments.format).unwrap_or_default();
            one(&page, arguments.url.as_deref(), if arguments.explain { None } else { Some(format) })
        }
        (None, None) => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("limpid: {}: {error}", error.kind());
            ExitCode::from(1)
        }
    }
}

/// Prints the article of one page, or, without a format, what spoke for its fields.
fn one(path: &Path, url: Option<&str>, format: Option<Format>) -> Result<(), Error> {
    let (bytes, name) = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|e| cli::unreadable(&e))?;
        (bytes, String::new())
    } else {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (std::fs::read(path).map_err(|e| cli::unreadable(&e))?, name)
    };
    let article = limpid::extract(&decode::page(&decode::unpack(bytes)?, &name, url)?)?;
    match format {
        Some(format) => print(|out| render::write(&article, format, out)),
        None => print(|out| out.write_all(cli::explain::explain(&article).as_bytes())),
    }
}

/// Writes to standard output. A reader that has seen enough (`| head`) is no error.
fn print(write: impl FnOnce(&mut BufWriter<StdoutLock<'_>>) -> io::Result<()>) -> Result<(), Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(cli::unwritable(&e)),
        _ => Ok(()),
    }
}
