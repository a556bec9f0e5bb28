//! The little that there is to parse.

use std::fmt;

/// The command line asks for something that there is not.
#[derive(Debug)]
pub(crate) struct Usage(String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

impl Usage {
    /// A usage error that says `message`.
    pub(crate) fn error(message: impl Into<String>) -> anyhow::Error {
        anyhow::Error::new(Self(message.into()))
    }
}

/// Which of `known` are in `args`; anything else there is an error.
pub(crate) fn flags<const N: usize>(args: &[&str], known: [&str; N]) -> anyhow::Result<[bool; N]> {
    for arg in args {
        if !known.contains(arg) {
            let known = known.map(|flag| format!("`{flag}`")).join(", ");
            let offer = if N == 0 { "there are no options".to_owned() } else { format!("there is {known}") };
            return Err(Usage::error(format!("`{arg}` is not understood; {offer}")));
        }
    }
    Ok(known.map(|flag| args.contains(&flag)))
}

#[cfg(test)]
mod tests {
    use super::flags;

    #[test]
    fn flags_come_back_in_the_order_in_which_they_are_known() {
        assert_eq!(flags(&["--open"], ["--serve", "--open"]).unwrap(), [false, true]);
    }

    #[test]
    fn an_unknown_flag_is_named() {
        let error = flags(&["--sevre"], ["--serve"]).unwrap_err();
        assert_eq!(error.to_string(), "`--sevre` is not understood; there is `--serve`");
    }
}
