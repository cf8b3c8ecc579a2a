//! Formulas in a line of text, as people type them: `x^2`, `a/(b+1)`, `√(x+y)` (Sargent, “UnicodeMath: a nearly plain-text encoding of
//! mathematics”, Unicode Technical Note 28). Without its signs a power reads like a product.

use crate::article::MathNode;

/// The text of a formula. Recurses over its tree, whose depth is capped.
pub(super) fn text(node: &MathNode) -> String {
    let mut out = String::new();
    push(node, &mut out);
    out
}

fn push(node: &MathNode, out: &mut String) {
    let part = |n: usize| node.children.get(n);
    let script = |out: &mut String, sign: &str, n: usize| {
        if let Some(argument) = part(n).map(text).filter(|t| !t.is_empty()) {
            out.push_str(sign);
            out.push_str(&grouped(&argument));
        }
    };
    match node.tag.as_str() {
        "msup" | "mover" | "msub" | "munder" | "msubsup" | "munderover" => {
            let Some(base) = part(0) else { return };
            let base = text(base);
            let is_accent = matches!(node.tag.as_str(), "mover" | "munder") && !is_large(&base);
            out.push_str(&grouped(&base));
            match node.tag.as_str() {
                // A bar or an arrow over a letter is a mark of its own.
                "mover" | "munder" if is_accent && part(1).is_some_and(|n| n.tag == "mo") => {
                    out.push_str(&part(1).map(text).unwrap_or_default());
                }
                "msup" | "mover" if is_prime(part(1)) => out.push_str(&part(1).map(text).unwrap_or_default()),
                "msup" | "mover" => script(out, "^", 1),
                "msub" | "munder" => script(out, "_", 1),
                _ => {
                    script(out, "_", 1);
                    script(out, "^", 2);
                }
            }
        }
        "mfrac" => {
            out.push_str(&grouped(&part(0).map(text).unwrap_or_default()));
            out.push('/');
            out.push_str(&grouped(&part(1).map(text).unwrap_or_default()));
        }
        "msqrt" => {
            let inner: String = node.children.iter().map(text).collect();
            out.push('√');
            out.push_str(&grouped(&inner));
        }
        "mroot" => {
            // Its second child is the degree.
            match part(1).map(text).as_deref() {
                Some("3") => out.push('∛'),
                Some("4") => out.push('∜'),
                degree => {
                    out.push_str(degree.unwrap_or_default());
                    out.push('√');
                }
            }
            out.push_str(&grouped(&part(0).map(text).unwrap_or_default()));
        }
        "mtr" | "mlabeledtr" => {
            for (n, cell) in node.children.iter().enumerate() {
                if n > 0 {
                    out.push_str(", ");
                }
                push(cell, out);
            }
        }
        "mtable" => {
            for (n, row) in node.children.iter().enumerate() {
                if n > 0 {
                    out.push_str("; ");
                }
                push(row, out);
            }
        }
        "mphantom" => {}
        "mspace" => out.push(' '),
        _ => {
            out.push_str(&node.text);
            node.children.iter().for_each(|child| push(child, out));
        }
    }
}

/// In brackets, where it is more than one word or number and has none of its own.
fn grouped(text: &str) -> String {
    let single = text.chars().count() <= 1
        || text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        || text.chars().all(char::is_alphabetic)
        || is_bracketed(text);
    if single { text.to_owned() } else { format!("({text})") }
}

/// Whether one pair of brackets is around all of a text.
fn is_bracketed(text: &str) -> bool {
    let mut depth = 0_i32;
    text.starts_with('(')
        && text.ends_with(')')
        && text.char_indices().all(|(at, c)| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth > 0 || at + 1 == text.len()
        })
}

/// Sums, products, integrals, limits: what stands above or below them is a bound.
fn is_large(base: &str) -> bool {
    base.starts_with(['∑', '∏', '∫', '∮', '⋂', '⋃', '⋁', '⋀', '∐'])
        || base.chars().count() > 1 && base.chars().all(char::is_alphabetic)
}

fn is_prime(node: Option<&MathNode>) -> bool {
    node.is_some_and(|n| {
        !n.text.is_empty() && n.text.chars().all(|c| matches!(c, '′' | '″' | '‴' | '\'' | '*' | '†'))
    })
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    #[test]
    fn formulas_are_readable_in_a_line() {
        for (mathml, text) in [
            ("<mi>e</mi><mo>=</mo><msup><mi>x</mi><mn>2</mn></msup>", "e=x^2"),
            ("<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>", "a/(b+1)"),
            ("<msqrt><mi>x</mi><mo>+</mo><mi>y</mi></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>", "√(x+y)∛x"),
            (
                "<msubsup><mi>a</mi><mi>n</mi><mn>2</mn></msubsup><msub><mi>b</mi><mn>10</mn></msub>",
                "a_n^2b_10",
            ),
            (
                "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>k</mi>",
                "∑_(k=1)^nk",
            ),
            ("<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo><mi>x</mi><mo>)</mo>", "f′(x)"),
            ("<mover><mi>x</mi><mo>¯</mo></mover>", "x¯"),
            (
                "<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup>",
                "(a+b)^2",
            ),
            (
                "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>",
                "1, 0; 0, 1",
            ),
        ] {
            let words = "was measured at the weir in the summer of the great flood, by the miller and his three sons, and again later.";
            let page = format!(
                "<html lang=en><title>The weir</title><article><h1>The weir</h1><p>The flow <math>{mathml}</math> {words}</p><p>It {words} \
                 It has stood since, mended twice.</p></article>"
            );
            let article = crate::extract(&html::parse(&page, Facts::default())).expect("an article");
            assert!(
                article.text_content.contains(&format!("The flow {text} was")),
                "{mathml}: {}",
                article.text_content
            );
        }
    }
}
