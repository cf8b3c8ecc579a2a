//! Labels in lines, with near misses.

use super::Label::*;
use super::*;

fn read(text: &str) -> Vec<(Label, String)> {
    items(text).into_iter().map(|i| (i.label, text[i.value].trim().to_owned())).collect()
}

#[test]
fn lines_of_labels() {
    for (text, wanted) in [
        ("责任编辑：王小明", vec![(Editor, "王小明")]),
        (
            "时间:2020-02-04来源:未知 作者:redadmin 点击: 866次",
            vec![(Published, "2020-02-04"), (Source, "未知"), (Author, "redadmin"), (Counter, "866次")],
        ),
        ("编辑 王小明 校对 李大成", vec![(Editor, "王小明"), (Reviewer, "李大成")]),
        ("责编｜王小明", vec![(Editor, "王小明")]),
        ("（责编：王小明、李大成）", vec![(Editor, "王小明、李大成")]),
        ("文/王小明", vec![(Author, "王小明")]),
        ("王小明/摄", vec![(Photographer, "王小明/")]),
        ("By Ann Lee", vec![(Author, "Ann Lee")]),
        ("Author, Ann Lee", vec![(Author, "Ann Lee")]),
        ("مصنف, زاہد علی", vec![(Author, "زاہد علی")]),
        ("Autor/-in: Nora Weißlock", vec![(Author, "Nora Weißlock")]),
        ("Autor:in: Nora Weißlock", vec![(Author, "Nora Weißlock")]),
        ("This article is republished from Valley Hub", vec![(Source, "Valley Hub")]),
        ("Por Redacción / María Tovar", vec![(Author, "Redacción / María Tovar")]),
        ("Additional reporting by Ann Lee", vec![(Author, "Ann Lee")]),
        ("기자명 노은채 기자", vec![(Author, "노은채"), (Author, "노은채")]),
        ("Con información de EFE", vec![(Source, "EFE")]),
        ("Written by Ann Lee | Updated May 3, 2021", vec![(Author, "Ann Lee"), (Modified, "May 3, 2021")]),
        ("Written by\nAnn Lee\nSenior Editor", vec![(Author, "Ann Lee")]),
        ("Текст: Анна Иванова", vec![(Author, "Анна Иванова")]),
        ("来源：[山谷时报] 2020", vec![(Source, "[山谷时报] 2020")]),
        ("作者\u{2028}tuna5566", vec![(Author, "tuna5566")]),
        ("原载《山谷》2015年第1期　作者：王小明", vec![(Source, "《山谷》2015年第1期"), (Author, "王小明")]),
        ("منبع: دره", vec![(Source, "دره")]),
        ("โดย สมชาย ใจดี", vec![(Author, "สมชาย ใจดี")]),
        ("Tác giả: An Lê", vec![(Author, "An Lê")]),
        ("Źródło: Dolina", vec![(Source, "Dolina")]),
        ("על ידי דנה לוי", vec![(Author, "דנה לוי")]),
        ("注册时间: 2008-4-1", vec![(OtherDate, "2008-4-1")]),
        ("Joined: 14 Feb 2017", vec![(OtherDate, "14 Feb 2017")]),
        // Near misses.
        ("โดยสารเรือ", vec![]),
        ("论文的来源很多", vec![]),
        ("Standby for news", vec![]),
        ("The text is long", vec![]),
        ("天文：一门科学", vec![]),
        ("摄氏三十度", vec![]),
    ] {
        let wanted: Vec<(Label, String)> = wanted.into_iter().map(|(l, v)| (l, v.to_owned())).collect();
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn labels_that_stand_alone() {
    for text in ["作者", "โดย", "منبع:", "By", "글쓴이"] {
        assert!(is_label(text), "{text}");
    }
    for text in ["作者王小明", "Byron", "评论", ""] {
        assert!(!is_label(text), "{text}");
    }
}
