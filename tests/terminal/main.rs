//! The built binary in a real pseudo terminal: start, work, resize, paste, suspend, signals, kill, restore.
#![cfg(unix)]

#[cfg(test)]
mod job;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod manners;
#[cfg(test)]
mod pty;
