//! Whose behaviour rules.

/// Whose reading of the language rules where the two known engines differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Engine {
    /// `adaptive-expressions` of npm, which the web designer runs.
    #[default]
    JavaScript,
    /// `AdaptiveExpressions` of `NuGet`, which services around Power Automate run. What differs is taken from its sources and
    /// was not compared with a running .NET.
    DotNet,
}
