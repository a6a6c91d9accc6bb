//! IPP's messages, as RFC 8010 writes them: a few bytes of head, then groups of named values, each with its tag and length.
//!
//! Only what printing a label needs. What comes from a printer is read within bounds and never trusted: a length beyond the end,
//! a group without a value, a name that is no text make an answer unreadable, not a panic.

/// Begins a group of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// About the request itself.
    Operation,
    /// About a job.
    Job,
    /// About a printer.
    Printer,
    /// What the printer did not take.
    Unsupported,
}

/// What a request asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    PrintJob,
    ValidateJob,
    CancelJob,
    GetJobAttributes,
    GetPrinterAttributes,
    CupsGetPrinters,
}

/// A value, as far as we know its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A number, or a number that stands for something.
    Integer(i32),
    /// Yes or no.
    Boolean(bool),
    /// A word, a sentence, an address.
    Text(String),
    /// Dots to the inch, across and along.
    Resolution(i32, i32),
    /// Values with names of their own.
    Collection(Vec<Attribute>),
    /// There is none, or it is of a kind that means nothing here.
    Other,
}

/// A name and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) values: Vec<Value>,
}

/// What a printer answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// RFC 8011's status code.
    pub(super) status: u16,
    /// Its groups, in their order.
    pub(super) groups: Vec<(Group, Vec<Attribute>)>,
}

/// A request that is being written.
pub(super) struct Request {
    bytes: Vec<u8>,
}

const CHARSET: u8 = 0x47;
const LANGUAGE: u8 = 0x48;
const BEGIN_COLLECTION: u8 = 0x34;
const END_COLLECTION: u8 = 0x37;
const MEMBER_NAME: u8 = 0x4a;
const END: u8 = 0x03;

/// What a value is written as.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Integer,
    Boolean,
    Name,
    Keyword,
    Uri,
    MimeType,
}

impl Operation {
    fn code(self) -> u16 {
        match self {
            Self::PrintJob => 0x0002,
            Self::ValidateJob => 0x0004,
            Self::CancelJob => 0x0008,
            Self::GetJobAttributes => 0x0009,
            Self::GetPrinterAttributes => 0x000b,
            Self::CupsGetPrinters => 0x4002,
        }
    }
}

impl Kind {
    fn tag(self) -> u8 {
        match self {
            Self::Integer => 0x21,
            Self::Boolean => 0x22,
            Self::Name => 0x42,
            Self::Keyword => 0x44,
            Self::Uri => 0x45,
            Self::MimeType => 0x49,
        }
    }
}

impl Group {
    fn tag(self) -> u8 {
        match self {
            Self::Operation => 0x01,
            Self::Job => 0x02,
            Self::Printer => 0x04,
            Self::Unsupported => 0x05,
        }
    }

    fn read(tag: u8) -> Option<Self> {
        [Self::Operation, Self::Job, Self::Printer, Self::Unsupported].into_iter().find(|group| group.tag() == tag)
    }
}

impl Request {
    /// Begins a request. Charset and language come first, as the standard asks.
    pub(super) fn new(operation: Operation) -> Self {
        let mut request = Self { bytes: vec![2, 0] };
        request.bytes.extend(operation.code().to_be_bytes());
        request.bytes.extend(1_i32.to_be_bytes());
        request.bytes.push(Group::Operation.tag());
        request.value(CHARSET, "attributes-charset", b"utf-8");
        request.value(LANGUAGE, "attributes-natural-language", b"en");
        request
    }

    /// Begins another group.
    pub(super) fn group(mut self, group: Group) -> Self {
        self.bytes.push(group.tag());
        self
    }

    /// A word, an address, a name.
    pub(super) fn text(mut self, kind: Kind, name: &str, text: &str) -> Self {
        self.value(kind.tag(), name, text.as_bytes());
        self
    }

    /// Several words under one name.
    pub(super) fn texts(mut self, kind: Kind, name: &str, texts: &[&str]) -> Self {
        for (index, text) in texts.iter().enumerate() {
            self.value(kind.tag(), if index == 0 { name } else { "" }, text.as_bytes());
        }
        self
    }

    /// A number.
    pub(super) fn number(mut self, kind: Kind, name: &str, number: i32) -> Self {
        self.value(kind.tag(), name, &number.to_be_bytes());
        self
    }

    /// Yes or no.
    pub(super) fn flag(mut self, name: &str, flag: bool) -> Self {
        self.value(Kind::Boolean.tag(), name, &[u8::from(flag)]);
        self
    }

    /// A paper, to the hundredth of a millimetre, printed to its edges.
    pub(super) fn media_col(mut self, width: i32, height: i32) -> Self {
        self.value(BEGIN_COLLECTION, "media-col", b"");
        self.member("media-size");
        self.value(BEGIN_COLLECTION, "", b"");
        for (name, number) in [("x-dimension", width), ("y-dimension", height)] {
            self.member(name);
            self.value(Kind::Integer.tag(), "", &number.to_be_bytes());
        }
        self.value(END_COLLECTION, "", b"");
        for name in ["media-top-margin", "media-bottom-margin", "media-left-margin", "media-right-margin"] {
            self.member(name);
            self.value(Kind::Integer.tag(), "", &0_i32.to_be_bytes());
        }
        self.value(END_COLLECTION, "", b"");
        self
    }

    /// The whole request, with the document behind it.
    pub(super) fn finish(mut self, document: &[u8]) -> Vec<u8> {
        self.bytes.push(END);
        self.bytes.extend(document);
        self.bytes
    }

    fn member(&mut self, name: &str) {
        self.value(MEMBER_NAME, "", name.as_bytes());
    }

    fn value(&mut self, tag: u8, name: &str, value: &[u8]) {
        /// What the standard lets a name or an address be long; nothing of ours comes near.
        const MOST: usize = 1023;
        let value = &value[..value.len().min(MOST)];
        self.bytes.push(tag);
        self.bytes.extend((name.len() as u16).to_be_bytes());
        self.bytes.extend(name.as_bytes());
        self.bytes.extend((value.len() as u16).to_be_bytes());
        self.bytes.extend(value);
    }
}

impl Answer {
    /// Reads an answer; none if it is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: bytes };
        let _version = reader.take(2)?;
        let status = u16::from_be_bytes(reader.take(2)?.try_into().ok()?);
        let _request = reader.take(4)?;
        let mut groups: Vec<(Group, Vec<Attribute>)> = Vec::new();
        // A group that we do not know is read over.
        let mut known = false;
        loop {
            let tag = reader.byte()?;
            if tag == END {
                return Some(Self { status, groups });
            }
            if tag < 0x10 {
                let group = Group::read(tag);
                known = group.is_some();
                groups.extend(group.map(|group| (group, Vec::new())));
                continue;
            }
            let (name, value) = reader.named(tag, 0)?;
            let Some((_, attributes)) = groups.last_mut().filter(|_| known) else { continue };
            add(attributes, name, value);
        }
    }

    /// It was taken, with or without a remark.
    pub(super) fn is_ok(&self) -> bool {
        self.status < 0x0100
    }

    /// The groups of one kind.
    pub(super) fn of(&self, wanted: Group) -> impl Iterator<Item = &[Attribute]> {
        self.groups.iter().filter(move |(group, _)| *group == wanted).map(|(_, attributes)| attributes.as_slice())
    }

    /// The first group of a kind; nothing where there is none.
    pub(super) fn first(&self, wanted: Group) -> &[Attribute] {
        self.of(wanted).next().unwrap_or_default()
    }
}

/// The values under a name. Some printers say a name twice: the first counts.
pub(super) fn values<'a>(attributes: &'a [Attribute], name: &str) -> &'a [Value] {
    attributes.iter().find(|attribute| attribute.name == name).map_or(&[], |attribute| attribute.values.as_slice())
}

/// The texts under a name.
pub(super) fn texts<'a>(attributes: &'a [Attribute], name: &str) -> impl Iterator<Item = &'a str> {
    values(attributes, name).iter().filter_map(|value| match value {
        Value::Text(text) => Some(text.as_str()),
        Value::Integer(_) | Value::Boolean(_) | Value::Resolution(..) | Value::Collection(_) | Value::Other => None,
    })
}

/// The number under a name.
pub(super) fn number(attributes: &[Attribute], name: &str) -> Option<i32> {
    match values(attributes, name).first()? {
        Value::Integer(number) => Some(*number),
        Value::Boolean(_) | Value::Text(_) | Value::Resolution(..) | Value::Collection(_) | Value::Other => None,
    }
}

fn add(attributes: &mut Vec<Attribute>, name: &str, value: Value) {
    match attributes.last_mut() {
        Some(last) if name.is_empty() => last.values.push(value),
        Some(_) | None => attributes.push(Attribute { name: name.to_owned(), values: vec![value] }),
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    fn long(&mut self) -> Option<&'a [u8]> {
        let length = u16::from_be_bytes(self.take(2)?.try_into().ok()?);
        self.take(usize::from(length))
    }

    fn named(&mut self, tag: u8, depth: u8) -> Option<(&'a str, Value)> {
        let name = std::str::from_utf8(self.long()?).ok()?;
        let bytes = self.long()?;
        let value = if tag == BEGIN_COLLECTION { self.collection(depth)? } else { value(tag, bytes) };
        Some((name, value))
    }

    fn collection(&mut self, depth: u8) -> Option<Value> {
        /// Papers are two deep; whoever goes on is up to something.
        const DEEPEST: u8 = 8;
        if depth >= DEEPEST {
            return None;
        }
        let mut members: Vec<Attribute> = Vec::new();
        loop {
            let tag = self.byte()?;
            match tag {
                END_COLLECTION => {
                    self.long()?;
                    self.long()?;
                    return Some(Value::Collection(members));
                }
                MEMBER_NAME => {
                    self.long()?;
                    let name = std::str::from_utf8(self.long()?).ok()?;
                    members.push(Attribute { name: name.to_owned(), values: Vec::new() });
                }
                0x10.. => {
                    let (_, value) = self.named(tag, depth + 1)?;
                    members.last_mut()?.values.push(value);
                }
                _ => return None,
            }
        }
    }
}

fn value(tag: u8, bytes: &[u8]) -> Value {
    let number = |bytes: &[u8]| bytes.try_into().ok().map(i32::from_be_bytes);
    let text = |bytes: &[u8]| Value::Text(String::from_utf8_lossy(bytes).into_owned());
    match tag {
        0x21 | 0x23 => number(bytes).map_or(Value::Other, Value::Integer),
        0x22 => Value::Boolean(bytes == [1]),
        0x32 if bytes.len() == 9 => match (number(&bytes[..4]), number(&bytes[4..8]), bytes[8]) {
            (Some(x), Some(y), 3) => Value::Resolution(x, y),
            // Dots to the centimetre.
            (Some(x), Some(y), _) => Value::Resolution(inch(x), inch(y)),
            (None, _, _) | (_, None, _) => Value::Other,
        },
        // A text with its language: both have their length before them.
        0x35 | 0x36 => {
            let mut reader = Reader { rest: bytes };
            reader.long().and_then(|_| reader.long()).map_or(Value::Other, text)
        }
        0x30 | 0x41..=0x49 => text(bytes),
        _ => Value::Other,
    }
}

fn inch(per_centimetre: i32) -> i32 {
    (f64::from(per_centimetre) * 2.54).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let request = Request::new(Operation::PrintJob)
            .text(Kind::Uri, "printer-uri", "ipp://localhost:631/ipp/print")
            .texts(Kind::Keyword, "requested-attributes", &["printer-state", "printer-state-reasons"])
            .group(Group::Job)
            .media_col(10160, 15240)
            .number(Kind::Integer, "copies", 1)
            .flag("x-flag", true)
            .finish(b"%PDF-");
        let read = Answer::read(&request).unwrap();
        // The code of the operation stands where an answer has its status.
        assert_eq!(read.status, 2);
        let operation = read.first(Group::Operation);
        assert_eq!(texts(operation, "attributes-charset").collect::<Vec<_>>(), ["utf-8"]);
        assert_eq!(
            texts(operation, "requested-attributes").collect::<Vec<_>>(),
            ["printer-state", "printer-state-reasons"]
        );
        let job = read.first(Group::Job);
        assert_eq!((number(job, "copies"), values(job, "x-flag")), (Some(1), &[Value::Boolean(true)][..]));
        let [Value::Collection(media)] = values(job, "media-col") else { panic!("{job:?}") };
        let [Value::Collection(size)] = values(media, "media-size") else { panic!("{media:?}") };
        assert_eq!((number(size, "x-dimension"), number(size, "y-dimension")), (Some(10160), Some(15240)));
        assert_eq!(number(media, "media-left-margin"), Some(0));
        assert!(request.ends_with(b"\x03%PDF-"));
    }

    #[test]
    fn a_damaged_answer_is_none_and_no_panic() {
        let whole = Request::new(Operation::CancelJob).group(Group::Job).media_col(1, 2).finish(b"");
        assert!(Answer::read(&whole).is_some());
        for length in 0..whole.len() {
            assert_eq!(Answer::read(&whole[..length]), None, "{length}");
        }
        for at in 8..whole.len() {
            for byte in [0, 0x34, 0x37, 0x4a, 0xff] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                let _ = Answer::read(&damaged);
            }
        }
        let mut deep = vec![2, 0, 0, 0, 0, 0, 0, 1, 2];
        deep.extend(b"\x34\x00\x01x\x00\x00".repeat(1000));
        assert_eq!(Answer::read(&deep), None);
    }
}
