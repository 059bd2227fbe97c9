//! Words nobody should have to say: markup of every kind, tricks, and characters that can't be seen; each
//! with what a reader has to see of it.

/// What is typed, where it is seen as it was typed.
const SEEN: &[&str] = &[
    "<script>alert(1)</script>",
    "</style>",
    "</title>",
    "</textarea>",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<?php",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "<img src=//e.example/x.png>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "javascript:alert(1)",
    "data:text/html,<b>x",
    "&lt;script&gt;",
    "&#60;b&#62;",
    "&amp;lt;",
    "&colon;",
    "&notit;",
    "&#0;",
    "&#x202e;",
    "&nbsp",
    "<b",
    "<",
    ">",
    "\"",
    "'",
    "&",
    "\\",
    "\\\\",
    "`",
    "``",
    "```",
    "~~~",
    "~~x~~",
    "*x*",
    "**x**",
    "***",
    "_x_",
    "__x__",
    "a_b_c",
    "<br>",
    "<p>",
    "[x](javascript:alert(1))",
    "[x](http://e.example)",
    "![i](http://e.example/i.png)",
    "![i][r]",
    "[r]:",
    "[x]",
    "[ ]",
    "[^1]",
    "[^1]:",
    "[[wiki]]",
    "[[a|b]]",
    "(x)",
    "]",
    "](",
    "<http://e.example>",
    "<a@e.example>",
    "http://e.example/a_b_c",
    "https://e.example/?a=1&b=2",
    "www.e.example",
    "ftp://e.example",
    "a@e.example",
    "mailto:a@e.example",
    "xmpp:a@e.example/x",
    "@octocat",
    "@team/name",
    "#17",
    "GH-17",
    "owner/repo#17",
    ":tada:",
    ":+1:",
    "14:02:33",
    "#",
    "##",
    "# h",
    "#tag",
    "## ##",
    "-",
    "--",
    "---",
    "- x",
    "+ x",
    "* x",
    "1.",
    "1)",
    "17. x",
    "===",
    "==x==",
    "++x++",
    "%%x%%",
    "||x||",
    "|",
    "| a | b |",
    "|---|",
    ":-:",
    ":-",
    ":--",
    "\\|",
    "a|b",
    ">",
    "> q",
    ">>>",
    ">!x!<",
    "> [!NOTE]",
    "[!WARNING]",
    ":",
    ": d",
    ":::",
    "::: x",
    "^x^",
    "~x~",
    "$x$",
    "$$x$$",
    "$`x`$",
    "\\(x\\)",
    "\\[x\\]",
    "{#id .class}",
    "{: x}",
    "{{x}}",
    "{%x%}",
    "+++",
    "title: x",
    "-# small",
    "=cmd|'/c calc'!A1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "＝1",
    "=HYPERLINK(\"http://e.example\")",
    ";=1",
    ",-1",
    "{\"a\":1}",
    "é",
    "日本語",
    "שלום",
    "مرحبا",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "e\u{301}",
    "\u{301}",
    "ﬁ",
    "İ",
    "ß",
    "x",
    "word",
    "12",
    "0",
    ".",
    ",",
    ";",
    "!",
    "?",
    "/",
    "=",
    "…",
    "–",
    "“q”",
    "a\u{a0}b",
    "\u{3000}",
];

/// What is typed, and what is seen of it.
const HIDDEN: &[(&str, &str)] = &[
    ("\0", "‹U+0000›"),
    ("\u{1}", "‹U+0001›"),
    ("\u{8}", "‹U+0008›"),
    ("\u{1b}[31m", "‹U+001B›[31m"),
    ("\u{1b}]52;c;eA==\u{7}", "‹U+001B›]52;c;eA==‹U+0007›"),
    ("\u{7f}", "‹U+007F›"),
    ("\u{9b}", "‹U+009B›"),
    ("\u{ad}", "‹U+00AD›"),
    ("\u{61c}", "‹U+061C›"),
    ("\u{200b}", "‹U+200B›"),
    ("\u{200e}", "‹U+200E›"),
    ("\u{200f}", "‹U+200F›"),
    ("\u{202a}", "‹U+202A›"),
    ("\u{202e}", "‹U+202E›"),
    ("\u{2060}", "‹U+2060›"),
    ("\u{2066}", "‹U+2066›"),
    ("\u{2069}", "‹U+2069›"),
    ("\u{feff}", "‹U+FEFF›"),
    ("\u{fff9}", "‹U+FFF9›"),
    ("\u{fffe}", "‹U+FFFE›"),
    ("\u{fdd0}", "‹U+FDD0›"),
    ("\u{e0041}", "‹U+E0041›"),
    ("\u{1ffff}", "‹U+1FFFF›"),
    ("\n", " "),
    ("\r\n", " "),
    ("\r", " "),
    ("\t", " "),
    ("\n\n", " "),
    ("\n    ", " "),
    ("  \n", " "),
    ("\u{b}", " "),
    ("\u{c}", " "),
    ("\u{85}", " "),
    ("\u{2028}", " "),
    ("\u{2029}", " "),
    ("\\\n", "\\ "),
];

/// A string, and what a reader has to see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hostile {
    pub(super) typed: String,
    pub(super) seen: String,
}

/// Strings without end, the same ones each time: every piece alone, then pieces put together.
#[derive(Debug)]
pub(super) struct Strings {
    state: u64,
    alone: usize,
}

impl Strings {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed | 1, alone: 0 }
    }

    /// A number under `below`.
    pub(super) fn pick(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 11).unwrap() % below
    }

    fn piece(&mut self) -> (String, String) {
        let same = |text: &str| (text.to_owned(), text.to_owned());
        match self.pick(10) {
            0..5 => same(SEEN[self.pick(SEEN.len())]),
            5 => {
                let (typed, seen) = HIDDEN[self.pick(HIDDEN.len())];
                (typed.to_owned(), seen.to_owned())
            }
            6 => same(" "),
            7 => same(["a", "b1", "the", "9"][self.pick(4)]),
            _ => same(&char::from(b'!' + u8::try_from(self.pick(94)).unwrap()).to_string()),
        }
    }

    fn together(&mut self) -> Hostile {
        let mut made = Hostile { typed: String::new(), seen: String::new() };
        for _ in 0..=self.pick(6) {
            let (typed, seen) = self.piece();
            made.typed.push_str(&typed);
            made.seen.push_str(&seen);
        }
        made
    }
}

impl Iterator for Strings {
    type Item = Hostile;

    fn next(&mut self) -> Option<Hostile> {
        let at = self.alone;
        self.alone += 1;
        let mut made = match (SEEN.get(at), HIDDEN.get(at.wrapping_sub(SEEN.len()))) {
            (Some(text), _) => Hostile { typed: (*text).to_owned(), seen: (*text).to_owned() },
            (_, Some((typed, seen))) => {
                Hostile { typed: (*typed).to_owned(), seen: (*seen).to_owned() }
            }
            (None, None) => self.together(),
        };
        if made.seen.trim().is_empty() {
            made.typed.push('x');
            made.seen.push('x');
        }
        Some(made)
    }
}
