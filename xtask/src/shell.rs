//! Running other programs, and where things lie.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_path_buf()
}

/// A command that starts in the repository's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that started this program.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// How a command would be typed.
pub fn typed(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command to its end, its output shown.
///
/// # Errors
///
/// Where it cannot be started or does not end well.
pub fn run(command: &mut Command) -> Result<()> {
    let typed = typed(command);
    let status = command.status().with_context(|| format!("cannot start `{typed}`"))?;
    if !status.success() {
        bail!("`{typed}` ended with {status}");
    }
    Ok(())
}

/// Runs a command and returns its standard output; its standard error is shown.
///
/// # Errors
///
/// Where it cannot be started, does not end well, or writes something other than UTF-8.
pub fn output(command: &mut Command) -> Result<String> {
    let typed = typed(command);
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start `{typed}`"))?;
    if !output.status.success() {
        bail!("`{typed}` ended with {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{typed}` did not write text"))
}

/// Runs a command with its output shown, and hands every line of its standard output over as well.
///
/// # Errors
///
/// Where it cannot be started or does not end well.
pub fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> Result<()> {
    let typed = typed(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{typed}`"))?;
    let out = child.stdout.take().expect("standard output was asked for");
    for text in BufReader::new(out).split(b'\n') {
        let text = text.with_context(|| format!("cannot read what `{typed}` writes"))?;
        let text = String::from_utf8_lossy(&text);
        println!("{text}");
        line(&text);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{typed}` ended with {status}");
    }
    Ok(())
}

/// Where a program of this name lies on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|path| path.is_file())
}

/// Node.
pub fn node() -> Command {
    command("node")
}

/// npm; on Windows it is a script that needs its ending named.
pub fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}
