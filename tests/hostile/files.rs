//! Files that are no pages: binary, packed, torn, and texts that hurt.

use super::{kind, noise, of_file};
use std::fmt::Write as _;
use std::io::Write as _;

#[test]
fn binary_files() {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &noise_bytes(1, 100_000)].concat();
    let pdf = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".as_slice(), &noise_bytes(2, 100_000)].concat();
    let elf = [b"\x7fELF\x02\x01\x01\0\0\0".as_slice(), &noise_bytes(3, 100_000)].concat();
    for (name, bytes) in [
        ("a.png", png),
        ("a.pdf", pdf),
        ("a", elf),
        ("a.html", noise_bytes(4, 100_000)),
        ("a.txt", vec![0; 100_000]),
    ] {
        assert_eq!(kind(&of_file(name, bytes.clone())), "NotText", "{name}");
        assert_eq!(kind(&of_file("page.html", bytes)), "NotText", "{name} called page.html");
    }
}

#[test]
fn empty_files() {
    for name in ["a.html", "a.txt", "a", "a.md"] {
        assert_eq!(kind(&of_file(name, Vec::new())), "EmptyPage", "{name}");
        assert_eq!(kind(&of_file(name, b"\xef\xbb\xbf\r\n \r\n".to_vec())), "EmptyPage", "{name}");
    }
}

#[test]
fn a_packed_file_that_swells() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..400 {
        packer.write_all(&blank).unwrap();
    }
    let file = packer.finish().unwrap();
    assert!(["EmptyPage", "NotAnArticle", "TooLarge"].contains(&kind(&of_file("a.html.gz", file))));
}

#[test]
fn a_packed_file_that_is_torn() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&noise_bytes(5, 50_000)).unwrap();
    let file = packer.finish().unwrap();
    assert_eq!(kind(&of_file("a.html.gz", file[..file.len() / 2].to_vec())), "NotText");
    assert_eq!(kind(&of_file("a.html.gz", b"\x1f\x8b".to_vec())), "NotText");
}

#[test]
fn texts_of_any_size() {
    let line = "The river rose by an inch, and the miller moved his chair. ";
    let article = of_file("a.txt", line.repeat(90_000).into_bytes()).unwrap();
    assert!(article.text_content.ends_with("moved his chair."));
    let lines = format!("{line}\n").repeat(90_000);
    let article = of_file("a.txt", lines.into_bytes()).unwrap();
    assert!(article.text_content.starts_with("The river rose"));
    assert_eq!(kind(&of_file("a.txt", "\n".repeat(5 << 20).into_bytes())), "EmptyPage");
    let _ = of_file("a.txt", "a\n\n".repeat(500_000).into_bytes());
}

#[test]
fn front_matter_that_hurts() {
    let body = "\n---\n\nThe river rose by an inch, and the miller moved his chair away from it.\n";
    let deep = format!("---\ntitle: {}", "[".repeat(200_000));
    let wide = format!("---\n{}", "key: value\n".repeat(200_000));
    // Forty lines that stand for 4^39 words, if every alias were followed.
    let laughs = (1..40).fold(String::from("---\na0: &a0 [ha, ha]\n"), |mut all, n| {
        let _ = writeln!(all, "a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]", n - 1);
        all
    });
    for front in [
        deep,
        wide,
        laughs,
        "---\n\u{fffe}: \u{200b}".into(),
        "---\n? ? ? ?".into(),
        "---\n- !!binary x".into(),
    ] {
        let article = of_file("a.txt", (front + body).into_bytes()).unwrap();
        assert!(!article.text_content.is_empty());
    }
    let _ = of_file("a.txt", format!("---\ntitle: never closed{body}").replace("\n---\n", "\n").into_bytes());
}

#[test]
fn torn_characters() {
    let text = "河水在第三天夜里漫过了堤岸，镇上的人们搬到学校里过夜，直到天亮雨才停下来。".repeat(50);
    for bytes in [text.as_bytes().to_vec(), encoding_rs::GB18030.encode(&text).0.into_owned()] {
        for cut in 1..4 {
            let _ = of_file("a.txt", bytes[cut..bytes.len() - cut].to_vec());
            let _ = of_file("a.html", bytes[cut..bytes.len() - cut].to_vec());
        }
    }
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let _ = of_file("a.txt", [b"\xff\xfe".as_slice(), &utf16[..utf16.len() - 1]].concat());
}

fn noise_bytes(seed: u64, count: usize) -> Vec<u8> {
    noise(seed).map(|n| n as u8).take(count).collect()
}
