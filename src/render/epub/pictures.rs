//! Pictures that an article holds, as files of a book.

use crate::article::Article;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A picture as a file.
pub(super) struct Picture {
    /// Number of the image.
    pub id: u32,
    /// Name within the book's folder.
    pub name: String,
    /// Media type.
    pub media: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Kinds that every reader of EPUB 3.3 shows: media type, ending, and how such a file begins.
const KINDS: [(&str, &str, &[u8]); 4] = [
    ("image/jpeg", "jpg", b"\xff\xd8\xff"),
    ("image/png", "png", b"\x89PNG\r\n\x1a\n"),
    ("image/gif", "gif", b"GIF8"),
    ("image/webp", "webp", b"RIFF"),
];

/// The embedded pictures of an article whose kind a book may hold, in their order. What a picture is called is
/// not believed: its first bytes say what it is.
pub(super) fn held(article: &Article) -> Vec<Picture> {
    article
        .images
        .iter()
        .filter_map(|image| {
            let data = image.data.as_deref().unwrap_or(&image.src);
            let (kind, encoded) = data.strip_prefix("data:")?.split_once(',')?;
            kind.ends_with(";base64").then_some(())?;
            let bytes = STANDARD.decode(encoded).ok()?;
            let (media, ending, _) = KINDS.iter().find(|(_, _, start)| bytes.starts_with(start))?;
            Some(Picture { id: image.id, name: format!("picture-{}.{ending}", image.id), media, bytes })
        })
        .collect()
}
