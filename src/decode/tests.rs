//! Files of every encoding, packed and broken, and what is none.

use super::*;
use std::io::Write as _;

const CHINESE: &str = "河水在第三天夜里漫过了堤岸，镇上的人们搬到学校里过夜，直到天亮雨才停下来。";

fn charset(bytes: &[u8]) -> &'static str {
    text(bytes, None).unwrap().charset
}

#[test]
fn declared_and_undeclared_encodings_are_found() {
    let page = format!("<meta charset=gb2312><p>{CHINESE}");
    assert_eq!(text(&GBK.encode(&page).0, None).unwrap(), Decoded { text: page, charset: "GBK" });
    for (name, sample) in [
        ("gb18030", CHINESE),
        ("Big5", "河水在第三天夜裡漫過了堤岸，鎮上的人們搬到學校裡過夜，直到天亮雨才停下來。"),
        ("Shift_JIS", "川の水は三日目の夜に堤防を越え、町の人々は学校で夜を明かした。"),
        ("EUC-JP", "川の水は三日目の夜に堤防を越え、町の人々は学校で夜を明かした。"),
        ("ISO-2022-JP", "川の水は三日目の夜に堤防を越え、町の人々は学校で夜を明かした。"),
        ("EUC-KR", "강물은 사흘째 밤에 둑을 넘었고 마을 사람들은 학교에서 밤을 보냈다."),
        ("windows-1251", "На третью ночь река вышла из берегов, и жители ночевали в школе."),
    ] {
        let encoding = Encoding::for_label(name.as_bytes()).unwrap();
        let found = text(&encoding.encode(sample).0, None).unwrap();
        assert_eq!((found.charset, found.text.as_str()), (name, sample));
    }
}

#[test]
fn bytes_beat_a_wrong_declaration() {
    let saved_again = format!("<meta charset=gb2312><p>{CHINESE}");
    assert_eq!(charset(saved_again.as_bytes()), "UTF-8");
    let wrong = format!("<meta charset=utf-8><p>{CHINESE}");
    assert_eq!(charset(&GBK.encode(&wrong).0), "gb18030");
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    let little: Vec<u8> =
        "<p>A long enough line of text</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(charset(&little), "UTF-16LE");
    let mut marked = vec![0xff, 0xfe];
    marked.extend(&little);
    assert_eq!(text(&marked, None).unwrap().text, "<p>A long enough line of text</p>");
}

#[test]
fn utf_16_of_other_scripts_is_read_without_a_mark() {
    let korean = "강물은 사흘째 밤에 둑을 넘었고 마을 사람들은 학교에서 밤을 보냈다. ".repeat(4);
    let chinese =
        format!("<!doctype html><title>河水</title><p>{}</p>", format!("一开始，{CHINESE}").repeat(9));
    let plain = format!("{CHINESE}\r\n一夜过去了。\r\n").repeat(9);
    for sample in [korean, chinese, plain] {
        let little: Vec<u8> = sample.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = sample.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little, None), Ok(Decoded { text: sample.clone(), charset: "UTF-16LE" }));
        assert_eq!(text(&big, None), Ok(Decoded { text: sample, charset: "UTF-16BE" }));
    }
}

#[test]
fn data_with_zeros_are_no_utf_16() {
    let sound: Vec<u8> = (0..4000_i32).flat_map(|i| ((i * 37 % 4001 - 2000) as i16).to_le_bytes()).collect();
    let table: Vec<u8> = (0..4000_u32).flat_map(|i| (i * 7919 % 65536).to_be_bytes()).collect();
    for bytes in [sound, table] {
        assert_eq!(text(&bytes, None).map_err(|e| e.kind()), Err("NotText"));
    }
}

#[test]
fn escapes_to_japanese_beat_a_wrong_declaration() {
    let page = "<meta charset=utf-8><p>川の水は三日目の夜に堤防を越え、町の人々は学校で夜を明かした。";
    let encoded = Encoding::for_label(b"iso-2022-jp").unwrap().encode(page).0;
    assert_eq!(text(&encoded, None), Ok(Decoded { text: page.to_owned(), charset: "ISO-2022-JP" }));
    // Colours of a terminal are no script.
    let colours = format!("<meta charset=utf-8><p>\u{1b}[31m{CHINESE}\u{1b}[0m");
    assert_eq!(charset(colours.as_bytes()), "UTF-8");
}

#[test]
fn files_without_text_are_named() {
    let error = text(b"%PDF-1.7 \xe2\xe3\xcf\xd3", None).unwrap_err();
    assert_eq!(error, Error::NotText { reason: "it seems to be a PDF file".into() });
    let noise: Vec<u8> = (0..4000_u32).map(|i| (i * i / 7 % 251) as u8).collect();
    assert_eq!(text(&noise, None).unwrap_err().kind(), "NotText");
}

#[test]
fn packed_files_are_read_to_their_end() {
    let pack = |text: &str| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let (one, two) = (pack("One."), pack("Two."));
    for (file, wanted) in [
        (one.clone(), Ok("One.")),
        ([&one[..], &two].concat(), Ok("One.Two.")),
        ([&one[..], b"\n"].concat(), Ok("One.")),
        ([&one[..], &[0; 512]].concat(), Ok("One.")),
        ([&one[..], &two, b"more than ten bytes"].concat(), Ok("One.Two.")),
        (one[..one.len() - 3].to_vec(), Err("its end is missing")),
        ([&one[..], &two[..9]].concat(), Err("its end is missing")),
        ([&one[..one.len() - 8], &two[two.len() - 8..]].concat(), Err("broken (")),
        (one.repeat(MAX_MEMBERS + 1), Err("in more than 4096 pieces")),
    ] {
        match (unpack(file), wanted) {
            (Ok(out), Ok(wanted)) => assert_eq!(out, wanted.as_bytes()),
            (Err(error), Err(wanted)) => assert!(error.to_string().contains(wanted), "{error}"),
            (found, wanted) => panic!("{found:?} in place of {wanted:?}"),
        }
    }
}

#[test]
fn a_file_of_a_folder_is_called_a_page_or_begins_as_one() {
    let kind = |name: &str, text: &str| named_page(text.as_bytes(), name, None).err().map(|e| e.kind());
    assert_eq!(kind("page.json", "{\"a\": 1}"), Some("NotText"));
    assert_eq!(kind("style.css.gz", "p { color: red }"), Some("NotText"));
    for (name, text) in [("a.HTM", "One"), ("a.md.gz", "One"), ("viewthread.php", "<!doctype html><p>One")] {
        assert_eq!(kind(name, text), None, "{name}");
    }
    assert!(page(b"One", "README", None).is_ok());
}

#[test]
fn stems_lose_their_endings_once() {
    assert_eq!(stem("a.HTML"), "a");
    assert_eq!(stem("a.md.gz"), "a");
    assert_eq!(stem(".html"), ".html");
    assert_eq!(stem("é.txt"), "é");
}
