//! Names of persons in Han characters.

use crate::text::is_cjk;

/// The commonest family names of one character, simplified and traditional forms (the list follows the
/// public surname statistics; the first hundred bear about 85 % of people, these about 97 %).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶\
程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔\
向汤温芦牛樊葛邢安齐施喻乔易庞章鲁倪庄聂岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁符阮尚舒纪梅童凌毕单季成霍苗裴涂谷曲\
盛冉翁蓝路游靳辛管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司古吉车卓项代景褚窦戚应费卜满郎池娄冼晏车官麦占仇宫\
张劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鐘譚陸範賈鄒龍賀顧龔邵萬錢嚴湯溫蘆齊喬龐魯莊聶嶽歐關蘭紀單塗藍遊管\
連闕簡賴楚岑沙冷米储宣苟桂路强邬荆雍戈诸虞闻党翦皮卞常穆明伏臧计茅庾步都耿满弘匡国文寇广禄阙东欧利蔚越隆师巩厍\
晁敖融訾阚那空沙丰鬼红逄刁谌佟仝仲伍佘冀初别勾卫原双哈商库底巫师干幸廉弓强战扈揭撒支暴朴查栗桑楼檀母水汲沃洪海\
浦涂湛游滑濮热燕牧狄班甄甯由甫种符简籍粟索缪习臧荣莘菅葵蔺衣覃訾谈豆赖边连迟都酆释银锁闵闾阎院隋雒韶须颜风鞠\
傅芮羿邴糜隗宓蓬郗郜蓟胥姬郦郤璩郏暨殳夔蒯竺逯桓裘奚骆柯昝宗郁钮嵇荀佴康贝席封\
柏瞿栾欒邝鄺丛叢苑惠鄢劳勞屠禹薄邸辜亓邰况況茹亢麻伊练練盖蓋";

/// Family names of two characters.
const DOUBLE: [&str; 53] = [
    "范姜", "張簡", "张简", "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "皇甫", "尉迟",
    "公孙", "慕容", "令狐", "夏侯", "司徒", "端木", "南宫", "拓跋", "宇文", "长孙", "申屠", "宗政", "濮阳",
    "淳于", "轩辕", "钟离", "鲜于", "闾丘", "呼延", "东郭", "左丘", "乐正", "澹台", "公冶", "万俟", "闻人",
    "赫连", "仲孙", "公羊", "巫马", "公西", "漆雕", "壤驷", "公良", "夹谷", "宰父", "谷梁", "羊舌", "完颜",
    "独孤",
];

/// Common family names of Japan of more than one character; those of one are too many Chinese words.
const JAPANESE: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 \
齋藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 西村 太田 藤井 金子 \
岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 \
今井 高田 河野 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 菅原 野口 岩崎 木下 佐野 野村 菊地 菊池 新井 渡部 桜井 櫻井 \
松尾 市川 小島 水野 山内 荒木 高野 大西 飯田 古川 北村 松下 本田 本多 辻本 川口 川崎 田口 平田 樋口 久保田 東野 西田 矢野 浜田 濱田 \
吉川 川上 川村 小松 大橋 小山 秋山 熊谷 大谷 服部 中西 福島 馬場 内藤 永井 荒井 黒田 片山 松岡 須藤 五十嵐 大久保 関口 加納 早川 \
松村 望月 永田 石原 岩田 田辺 小池 土屋 広瀬 大島 上村 堀田 八木 荻野 小西 岡崎 三宅 浅野 成田 石橋 児玉 大川 宮田 大山 山中 白石 \
西川 野田 松浦 奥村 尾崎 内山 平井 津田 小田 村井 富田 栗原 若林 柳沢 堀内 杉本 笹川 米田 小泉 飯塚 島田 嶋田 柏木 大石 大森 岩本";

/// Whether a text is shaped like a Japanese person's name: a common family name of two characters or more, and one to
/// three Han characters or kana of a given one.
pub(super) fn is_japanese_name(text: &str) -> bool {
    const OTHERS: [&str; 9] = ["大学", "高校", "支局", "県", "市", "町", "村", "区", "駅"];
    let given =
        JAPANESE.split(' ').filter_map(|family| text.strip_prefix(family)).min_by_key(|rest| rest.len());
    given.is_some_and(|given| {
        (1..=3).contains(&given.chars().count())
            && given.chars().all(is_cjk)
            && !ends_like_word(text)
            && !super::words::is_organisation(text)
            && !OTHERS.iter().any(|end| given.ends_with(end))
    })
}

/// Whether a text at the end of a Japanese article could be its author's name: three to five Han characters that are no word of
/// editors.
pub(crate) fn may_be_japanese(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "略", "写真", "文責", "編集", "記者", "提供", "構成", "共同", "時事", "通信", "連載", "次号", "敬称",
        "本紙",
    ];
    (3..=5).contains(&text.chars().count())
        && text.chars().all(|c| is_cjk(c) && !crate::text::is_kana(c) && !"年円号回".contains(c))
        && !WORDS.iter().any(|word| text.contains(word))
        && !ends_like_word(text)
        && !super::words::is_organisation(text)
}

/// Characters of names that only Japanese writes so.
const ONLY_JAPANESE: &str = "瀬辺沢桜広浜斎渋竜畑栃峠辻黒徳恵実栄円応気県芦姫滝匂塚嶋凪笹雫々";

/// `高瀬 千尋`: a Japanese name in two words, told by a character that Chinese does not write so, or kana.
pub(super) fn in_two_words(text: &str) -> Option<String> {
    let (family, given) = text.trim().split_once([' ', '\u{3000}'])?;
    let given = given.trim_start();
    let fits = |part: &str, most: usize| {
        (1..=most).contains(&part.chars().count()) && part.chars().all(|c| is_cjk(c) || c == '々')
    };
    let japanese = |c: char| ONLY_JAPANESE.contains(c) || crate::text::is_kana(c);
    let name = format!("{family}{given}");
    // Two words that Chinese would not call anybody.
    let strange =
        || family.chars().count() == 2 && given.chars().count() == 2 && !is_name(family) && !is_name(given);
    let sound = name.chars().any(japanese) || strange() && may_be_japanese(&name);
    (fits(family, 3) && fits(given, 4) && sound && !ends_like_word(&name)).then_some(name)
}

/// `桐生　蓮` where the page is known to be Japanese: two short words that together are no word of editors.
pub(crate) fn japanese_in_two_words(text: &str) -> Option<String> {
    let (family, given) = text.trim().split_once([' ', '\u{3000}'])?;
    let given = given.trim_start();
    let fits =
        |part: &str| (1..=3).contains(&part.chars().count()) && part.chars().all(|c| is_cjk(c) || c == '々');
    let name = format!("{family}{given}");
    let han = name.chars().filter(|&c| !crate::text::is_kana(c)).count();
    let word = name.ends_with(['長', '者', '員', '部', '局', '室', '班', '記', '社', '版', '面', '様', '氏']);
    let editors = han == name.chars().count() && !may_be_japanese(&name) && han != 2 && han != 6;
    (fits(family) && fits(given) && han > 0 && !word && !editors && !super::words::is_medium(&name))
        .then_some(name)
}

/// Whether a text is shaped like a person's name: two to four Han characters with a known family name
/// first, a Japanese name, or a transcribed name with middle dots.
pub(super) fn is_name(text: &str) -> bool {
    if text.contains(['·', '•', '・']) {
        let parts: Vec<&str> = text.split(['·', '•', '・']).collect();
        return parts.iter().all(|p| (1..=6).contains(&p.chars().count()) && p.chars().all(is_cjk));
    }
    let count = text.chars().count();
    if count > 7 || !text.chars().all(is_cjk) || ends_like_word(text) {
        return false;
    }
    if DOUBLE.iter().any(|d| text.starts_with(d)) {
        return (3..=4).contains(&count);
    }
    (2..=3).contains(&count) && text.chars().next().is_some_and(|c| SURNAMES.contains(c))
        || is_japanese_name(text)
}

/// The name of `山谷新闻王小明`, behind that of the medium.
pub(super) fn after_medium(text: &str) -> Option<&str> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut = |n: usize| starts.len().checked_sub(n).map(|at| text.split_at(starts[at]));
    [3, 2]
        .into_iter()
        .filter_map(cut)
        .find(|(medium, name)| super::words::is_medium(medium) && is_name(name))
        .map(|(_, name)| name)
}

/// Whether a text is called like a part of a hospital, a university or an office: where the person behind it works.
pub(super) fn is_department(text: &str) -> bool {
    text.chars().count() > 1
        && text.chars().all(is_cjk)
        && ["科", "系", "处", "部", "室", "所", "学院", "中心", "医院", "大学", "小学", "中学", "分局"]
            .iter()
            .any(|end| text.ends_with(end))
}

/// Whether a text could be a pen name or account where a label says that it is a name.
pub(super) fn may_be_pen_name(text: &str) -> bool {
    (2..=8).contains(&text.chars().count())
        && text.chars().any(is_cjk)
        && !text.chars().any(|c| "，。！？：；".contains(c))
}

/// Words that begin with a family name and are none: what follows 记者 in running text.
const NOT_NAMES: [&str; 91] = [
    "宣传", "团委", "康复", "贝壳", "席位", "席间", "封面", "封闭", "宗教", "宗旨", "宗族", "郁闷", "柯基",
    "骆驼", "易信", "了解", "从而", "时间", "文章", "文字", "图文", "全文", "原文", "方面", "关于", "关注",
    "明日", "于是", "应该", "成为", "安全", "高度", "公司", "国内", "国际", "江苏", "江西", "海南", "海外",
    "安徽", "云南", "广东", "广西", "东方", "华夏", "金融", "石油", "任何", "查看", "包括", "连线", "连载",
    "计划", "单位", "管理", "商讯", "国务", "中国", "经济", "柏林", "丛书", "惠及", "劳动", "况且", "麻烦",
    "伊朗", "伊拉", "练习", "宁夏", "甘肃", "吉林", "文化", "文学", "文艺", "文旅", "文体", "文娱", "时政",
    "时尚", "时评", "时事", "時事", "房产", "房市", "党建", "车市", "车讯", "万象", "常识", "程序", "经验",
];

fn ends_like_word(text: &str) -> bool {
    // 宣传部, 教务处, 广播台: no given name ends so.
    text.chars().count() == 3 && text.ends_with(['部', '处', '局', '厅', '台', '报', '网', '社', '院', '馆'])
        || NOT_NAMES.iter().any(|w| text.starts_with(w))
        || ["报道", "报导", "消息", "获悉", "整理", "网络", "编辑", "记者", "发布", "综合", "获得", "摄影"]
            .iter()
            .any(|w| text.ends_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_of_a_japanese_page() {
        for (text, wanted) in [
            ("桐生　蓮", Some("桐生蓮")),
            ("桐生 蓮", Some("桐生蓮")),
            ("森　葵", Some("森葵")),
            ("石橋　支局", None),
            ("写真　桐生", None),
            ("桐生蓮", None),
        ] {
            assert_eq!(japanese_in_two_words(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn japanese_names_in_two_words() {
        for (text, wanted) in [
            ("高瀬 千尋", Some("高瀬千尋")),
            ("中村　さくら", Some("中村さくら")),
            ("桐生　蓮", None),
            ("王明 李佳", None),
            ("王小明 記者", None),
            ("高瀬", None),
        ] {
            assert_eq!(in_two_words(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn names() {
        for name in
            ["王小明", "李佳", "柏建斌", "瞿一", "欧阳小雨", "陳大文", "买买提·艾力", "葛俊俊", "禤志杰"]
        {
            assert_eq!(is_name(name), name != "禤志杰", "{name}");
        }
        for name in ["山本奈々子", "佐々木希", "中村 さくら", "加納律子"] {
            assert!(is_name(&name.replace(' ', "")), "{name}");
        }
        for word in [
            "宣传部",
            "山口新聞",
            "千葉県",
            "石川県庁前通り",
            "了解到",
            "从市",
            "时间表",
            "山谷新闻",
            "江苏省",
            "张家口市委",
            "关于我",
            "小编",
            "王",
            "综合报道",
        ] {
            assert!(!is_name(word), "{word}");
        }
    }
}
