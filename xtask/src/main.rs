//! Build, test and measuring commands of the project: `cargo xtask --help`.

mod bench;
mod build;
mod demo;
mod formats;
mod fuzz;
mod lab;
mod need;
mod npm;
mod package;
mod seeds;
mod serve;
mod shell;
mod supply;
mod test;
mod www;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, test and measuring commands of Limpid")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Compiles the core to WebAssembly into extension/core, www/core and npm/core
    Build {
        /// Quick to compile, slow to run, with names in stack traces
        #[arg(long)]
        dev: bool,
    },
    /// Runs every check: formatting, lints, Rust tests, browser tests in both browsers
    Test {
        /// Only these steps; a wrong name lists them
        steps: Vec<String>,
    },
    /// Opens a page in a browser, clicks the toolbar button and saves the article
    Demo {
        /// A page; a sample page where none is given
        #[arg(value_name = "FILE_OR_URL")]
        page: Option<String>,
        /// The browser to do it in
        #[arg(long, value_enum, default_value = "chromium")]
        browser: need::Browser,
        /// Shows the browser and leaves it open
        #[arg(long)]
        headed: bool,
    },
    /// Serves the web page that runs the core without an extension
    Www {
        /// Port on localhost
        #[arg(long, default_value_t = 8000)]
        port: u16,
    },
    /// Checks the two sample texts of a folder against what has to come out of them
    Seeds {
        /// The folder that holds 000_….txt and 003_….txt
        folder: PathBuf,
        /// Leaves the browsers out
        #[arg(long)]
        no_browsers: bool,
    },
    /// Rewrites the expected articles of the fixtures; look at the difference before committing it
    Bless,
    /// Takes the reader in every theme, script and width, on contact sheets to be looked at
    Screenshots {
        /// Only pictures whose name holds one of these words
        names: Vec<String>,
    },
    /// Measures how clean the articles of a corpus come out, against floors that only rise
    Quality {
        /// The folder that holds the sets web and zh
        corpus: PathBuf,
        #[command(flatten)]
        wishes: lab::Wishes,
    },
    /// Prints what each rule is worth on a corpus, by weights that have not seen the page
    Ablate {
        /// The folder that holds the sets web and zh
        corpus: PathBuf,
        /// The folder of folds that the trainer left
        #[arg(long, default_value = "target/train/model")]
        folds: PathBuf,
    },
    /// Trains the block model on a corpus: features from the core, trees by LightGBM (Python)
    Train {
        /// The folder that holds the sets web and zh
        corpus: PathBuf,
    },
    /// Fits the weights of the facts about titles, authors and dates to a corpus, cross-validated
    Weights {
        /// The folder that holds the sets web and zh
        corpus: PathBuf,
        /// Writes them into src/metadata/fitted.rs
        #[arg(long)]
        write: bool,
        /// Fields whose weights stay as they are
        #[arg(long, requires = "write", value_parser = ["title", "published", "authors"])]
        keep: Vec<String>,
    },
    /// Measures speed, size and memory beside the peers, natively and in both browsers
    Bench {
        /// A folder of pages; the fixtures and generated pages where none is given
        #[arg(long)]
        pages: Option<PathBuf>,
        /// Only these parts; a wrong name lists them
        parts: Vec<String>,
    },
    /// Runs libFuzzer on everything that takes bytes from outside
    Fuzz {
        /// Only these targets; a wrong name lists them
        targets: Vec<String>,
        /// How long each is fuzzed
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Makes the npm package: the core as a module, for Node and for pages
    Npm,
    /// Makes the packages for the stores, and the source archive for their reviewers
    Package,
}

fn main() -> std::process::ExitCode {
    let result = match Cli::parse().task {
        Task::Build { dev } => build::build(if dev { build::Quality::Dev } else { build::Quality::Shipped }),
        Task::Test { steps } => test::test(&steps),
        Task::Demo { page, browser, headed } => demo::demo(page.as_deref(), browser, headed),
        Task::Www { port } => www::www(port),
        Task::Bless => test::bless(),
        Task::Screenshots { names } => demo::screenshots(&names),
        Task::Bench { pages, parts } => bench::bench(pages.as_deref(), &parts),
        Task::Fuzz { targets, seconds } => fuzz::fuzz(&targets, seconds),
        Task::Npm => npm::npm_package(),
        Task::Package => package::package(),
        Task::Quality { corpus, wishes } => lab::quality(&corpus, &wishes),
        Task::Ablate { corpus, folds } => lab::ablate(&corpus, &folds),
        Task::Train { corpus } => lab::train(&corpus),
        Task::Weights { corpus, write, keep } => lab::weights(&corpus, write, &keep),
        Task::Seeds { folder, no_browsers } => seeds::seeds(&folder, !no_browsers),
    };
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
