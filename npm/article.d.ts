// Written by npm/types.mjs from www/schema/limpid.article-1.json: change the Rust types instead.

/**
 * One piece of the body.
 */
export type Block = {
  anchor: Anchor;
  /**
   * `ltr` or `rtl` where it differs from the article's.
   */
  dir: string | null;
  /**
   * Position in the body, from 0.
   */
  id: number;
  /**
   * Language of this block where it differs from the article's (BCP 47).
   */
  lang: string | null;
  /**
   * Why it was kept, in words.
   */
  reasons: string[];
  /**
   * What it is for.
   */
  role: 'body' | 'standfirst' | 'editorsNote' | 'correction' | 'pullQuote' | 'paywallNotice';
  /**
   * Probability of being body text, 0 to 1, three decimals.
   */
  score: number;
} & Block1;
export type Block1 =
  | {
      /**
       * The text.
       */
      content: Inline[];
      type: 'paragraph';
    }
  | {
      /**
       * The text.
       */
      content: Inline[];
      /**
       * 2 to 6; 1 is the headline's.
       */
      level: number;
      type: 'heading';
    }
  | {
      /**
       * The pictures, in order; caption and credit stand with the [`Image`].
       */
      images: number[];
      type: 'figure';
    }
  | {
      /**
       * The items.
       */
      items: ListItem[];
      /**
       * Numbered.
       */
      ordered: boolean;
      /**
       * First number of a numbered list.
       */
      start?: number | null;
      type: 'list';
    }
  | {
      /**
       * Its caption.
       */
      caption: Inline[];
      /**
       * Its rows.
       */
      rows: Row[];
      type: 'table';
    }
  | {
      /**
       * Programming language where the page names it.
       */
      language?: string | null;
      /**
       * The text, line ends as `\n`.
       */
      text: string;
      type: 'code';
    }
  | {
      /**
       * What is quoted.
       */
      blocks: Block[];
      /**
       * Who is quoted, where the markup says so.
       */
      cite?: string | null;
      type: 'quote';
    }
  | {
      /**
       * The formula as MathML.
       */
      mathml?: MathNode | null;
      /**
       * TeX source where the page carries it.
       */
      tex?: string | null;
      /**
       * The formula as text.
       */
      text: string;
      type: 'math';
    }
  | {
      /**
       * `video`, `audio`, `post`, `map`, `frame`.
       */
      kind: string;
      /**
       * Picture that stands for it.
       */
      poster?: number | null;
      /**
       * Title where given.
       */
      title?: string | null;
      type: 'embed';
      /**
       * Address, `https:` or `http:`.
       */
      url: string;
    }
  | {
      type: 'rule';
    };
/**
 * A run within a block; the `type` key of the JSON form.
 */
export type Inline =
  | {
      /**
       * The text.
       */
      text: string;
      type: 'text';
    }
  | {
      /**
       * What is emphasised.
       */
      content: Inline[];
      type: 'strong';
    }
  | {
      /**
       * What is emphasised.
       */
      content: Inline[];
      type: 'emphasis';
    }
  | {
      /**
       * The link's text.
       */
      content: Inline[];
      /**
       * Absolute address: `https:`, `http:`, `mailto:`, `tel:`, or `#fragment` within the article.
       */
      href: string;
      type: 'link';
    }
  | {
      /**
       * The text.
       */
      text: string;
      type: 'code';
    }
  | {
      /**
       * The content.
       */
      content: Inline[];
      type: 'subscript';
    }
  | {
      /**
       * The content.
       */
      content: Inline[];
      type: 'superscript';
    }
  | {
      /**
       * The content.
       */
      content: Inline[];
      type: 'deleted';
    }
  | {
      /**
       * The content.
       */
      content: Inline[];
      type: 'marked';
    }
  | {
      /**
       * Base characters.
       */
      base: string;
      /**
       * Reading.
       */
      text: string;
      type: 'ruby';
    }
  | {
      type: 'break';
    }
  | {
      /**
       * Which picture.
       */
      image: number;
      type: 'image';
    }
  | {
      /**
       * The formula as MathML.
       */
      mathml?: MathNode | null;
      /**
       * TeX source where the page carries it.
       */
      tex?: string | null;
      /**
       * The formula as text.
       */
      text: string;
      type: 'math';
    }
  | {
      /**
       * Its number.
       */
      number: number;
      type: 'footnoteRef';
    };
/**
 * A value of front matter, by the core schema of YAML 1.2.
 */
export type FieldValue =
  | null
  | boolean
  | number
  | string
  | FieldValue[]
  | {
      [k: string]: FieldValue;
    };

/**
 * One cleaned page: metadata, body blocks and the reasons for both.
 *
 * ```
 * let article: limpid::Article = serde_json::from_str(r#"{"title": "Rain", "unknown": 1}"#).unwrap();
 * assert_eq!(article.title.as_deref(), Some("Rain"));
 * assert!(article.blocks.is_empty());
 * ```
 */
export interface Article {
  /**
   * Everybody named as having worked on the text, in the order of the page; see [`Role`].
   */
  authors: Person[];
  /**
   * The body, in reading order.
   */
  blocks: Block[];
  /**
   * Path of the page within its site, outermost first, without the page itself.
   */
  breadcrumb: string[];
  /**
   * Names of the authors in one line.
   */
  byline: string | null;
  /**
   * How sure the choice of body is, 0 to 1, three decimals.
   */
  confidence: number;
  /**
   * Body as HTML, written from the blocks.
   */
  content: string;
  counts: Counts;
  /**
   * `source.dir`.
   */
  dir: string | null;
  /**
   * For each field, every candidate that was seen, the chosen ones first.
   */
  evidence: {
    [k: string]: Evidence[];
  };
  /**
   * A sentence or two that say what the text is about, by the page's own word or its opening.
   */
  excerpt: string | null;
  /**
   * Address of the site's icon.
   */
  favicon: string | null;
  /**
   * Notes that the text refers to.
   */
  footnotes: Footnote[];
  /**
   * Always [`FORMAT`].
   */
  format: string;
  /**
   * Front matter that the text came with, in its order; Markdown is written with it again.
   */
  frontMatter?: Field[];
  generator: Generator;
  /**
   * Passages that a person marked, in the order of the text.
   */
  highlights?: Highlight[];
  /**
   * The pictures that blocks refer to, by [`Image::id`].
   */
  images: Image[];
  integrity: Integrity;
  /**
   * `source.lang`.
   */
  lang: string | null;
  /**
   * The picture that stands for the article.
   */
  leadImage: LeadImage | null;
  /**
   * Characters of `text_content` (Unicode scalar values).
   */
  length: number;
  /**
   * Licence address or name.
   */
  license: string | null;
  /**
   * What was cut because the page passed a limit (see `page::limits`); empty for nearly every page.
   */
  limits: string[];
  /**
   * When it was last changed.
   */
  modified: Date | null;
  /**
   * Who published the text first, where the page says so.
   */
  originalSource: Organisation | null;
  /**
   * True where the page says that the text is not whole without payment; null where it says nothing.
   */
  paywalled: boolean | null;
  /**
   * Posts of a thread, in order; absent where the page is none.
   */
  posts?: Post[];
  /**
   * When the text was published.
   */
  published: Date | null;
  /**
   * `published.value`.
   */
  publishedTime: string | null;
  /**
   * Who published the page.
   */
  publisher: Organisation | null;
  /**
   * What was left out, with reasons, in document order.
   */
  removed: Removed[];
  /**
   * That a person repaired the choice of text; null where the machine chose alone.
   */
  repair?: Repair | null;
  /**
   * True where publisher and original source differ.
   */
  reposted: boolean;
  /**
   * Section or rubric.
   */
  section: string | null;
  /**
   * Name of the publisher.
   */
  siteName: string | null;
  source: Source;
  /**
   * Standfirst or second headline.
   */
  subtitle: string | null;
  /**
   * Keywords given by the page.
   */
  tags: string[];
  /**
   * Where the article's links within itself lead: the block's id by the fragment, written as the links write it; absent where
   * none leads to the article.
   */
  targets?: {
    [k: string]: number;
  };
  /**
   * Body as text: blocks one a line, without headline and captions.
   */
  textContent: string;
  /**
   * Headline without the site's name.
   */
  title: string | null;
  /**
   * Headline as found, site name included.
   */
  titleRaw: string | null;
  /**
   * Always [`VERSION`].
   */
  version: number;
}
/**
 * Somebody who worked on the text.
 */
export interface Person {
  /**
   * Organisation they did it for.
   */
  affiliation: string | null;
  /**
   * The name, without role words.
   */
  name: string;
  /**
   * What they did.
   */
  role: 'author' | 'editor' | 'reviewer' | 'photographer' | 'translator';
  /**
   * Their page.
   */
  url: string | null;
}
/**
 * Where it stands in the page.
 */
export interface Anchor {
  /**
   * First 64 characters of the block's text.
   */
  exact: string;
  /**
   * Up to 32 characters before the block.
   */
  prefix: string;
  /**
   * CSS path from `body`, with `:nth-child`.
   */
  selector: string;
  /**
   * Up to 32 characters after the block.
   */
  suffix: string;
}
/**
 * One MathML Core element of an allow-list, attributes reduced to an allow-list.
 */
export interface MathNode {
  /**
   * Allowed attributes, e.g. `("mathvariant", "normal")`.
   */
  attributes?: [unknown, unknown][];
  /**
   * Child elements.
   */
  children?: MathNode[];
  /**
   * Element name, e.g. `mfrac`; names outside the allow-list are refused on reading too.
   */
  tag: string;
  /**
   * Text of a token element.
   */
  text?: string;
}
/**
 * One item of a list.
 */
export interface ListItem {
  /**
   * What stands inside it: nested lists, further paragraphs, figures.
   */
  blocks: Block[];
  /**
   * The item's own text.
   */
  content: Inline[];
  /**
   * Term of a definition list, of which `content` is the definition.
   */
  term?: Inline[] | null;
  /**
   * Number in a numbered list, where it is not the one after the item before.
   */
  value?: number | null;
}
/**
 * One row of a table.
 */
export interface Row {
  /**
   * The cells.
   */
  cells: Cell[];
  /**
   * Stands in the table's head.
   */
  head: boolean;
}
/**
 * One cell of a table.
 */
export interface Cell {
  /**
   * Columns it spans, from 1.
   */
  colspan: number;
  /**
   * What stands in it.
   */
  content: Inline[];
  /**
   * A header cell.
   */
  header: boolean;
  /**
   * Rows it spans, from 1.
   */
  rowspan: number;
}
/**
 * Sizes of the body.
 */
export interface Counts {
  /**
   * Characters without white space.
   */
  characters: number;
  /**
   * Of these, Han, kana and hangul.
   */
  cjkCharacters: number;
  /**
   * Minutes to read it, at least 1.
   */
  readingMinutes: number;
  /**
   * Words of other scripts.
   */
  words: number;
}
/**
 * One candidate for one field.
 */
export interface Evidence {
  /**
   * Whether it was taken.
   */
  chosen: boolean;
  /**
   * 0 to 1, three decimals.
   */
  confidence: number;
  /**
   * Which source gave it, e.g. `json-ld`, `og`, `meta`, `visible`.
   */
  from: string;
  /**
   * Why it was not taken, or what was done to it, in words.
   */
  note?: string | null;
  /**
   * The value as it would stand in the field.
   */
  value: string;
  /**
   * Where it stood, e.g. `NewsArticle.author[0].name`, `meta[name=author]`, `p:nth-child(1)`.
   */
  where: string;
}
/**
 * A note that the text refers to by its number.
 */
export interface Footnote {
  /**
   * The note.
   */
  content: Inline[];
  /**
   * Mark as printed on the page (`1`, `*`, `†`).
   */
  label: string;
  /**
   * Number that [`Inline::FootnoteRef`] carries, from 1.
   */
  number: number;
}
/**
 * One key of the front matter with its value.
 */
export interface Field {
  /**
   * The key.
   */
  key: string;
  /**
   * The value.
   */
  value:
    | null
    | boolean
    | number
    | string
    | FieldValue[]
    | {
        [k: string]: FieldValue;
      };
}
/**
 * What wrote this file.
 */
export interface Generator {
  /**
   * `Limpid`.
   */
  name: string;
  /**
   * Its version.
   */
  version: string;
}
/**
 * A passage that a person marked, and what they wrote to it.
 */
export interface Highlight {
  anchor: Anchor1;
  /**
   * The block that it begins in, by its number; found again by the anchor where the blocks have changed.
   */
  block: number;
  /**
   * `yellow`, `green`, `blue` or `pink`.
   */
  colour: string;
  /**
   * When it was made (ISO 8601).
   */
  made: string | null;
  /**
   * What the person wrote; empty where it is a highlight only.
   */
  note: string;
}
/**
 * The words, with some before and after them, and the path of their block in the page.
 */
export interface Anchor1 {
  /**
   * First 64 characters of the block's text.
   */
  exact: string;
  /**
   * Up to 32 characters before the block.
   */
  prefix: string;
  /**
   * CSS path from `body`, with `:nth-child`.
   */
  selector: string;
  /**
   * Up to 32 characters after the block.
   */
  suffix: string;
}
/**
 * A picture of the body.
 */
export interface Image {
  /**
   * Alternative text.
   */
  alt: string | null;
  /**
   * Caption as printed; a credit that is part of its sentence (`… (photo: A. Writer)`) stays in it.
   */
  caption: string | null;
  /**
   * Who made or gave it, whether read from the caption or set apart by the page.
   */
  credit: string | null;
  /**
   * The picture itself as a `data:` address, where it was embedded on saving.
   */
  data?: string | null;
  /**
   * Height in pixels where known.
   */
  height: number | null;
  /**
   * Its number, from 0.
   */
  id: number;
  /**
   * Absolute address: `https:`, `http:`, `data:image/…` (never SVG) or `blob:`.
   */
  src: string;
  /**
   * Width in pixels where known.
   */
  width: number | null;
}
/**
 * Check sum of the content.
 */
export interface Integrity {
  /**
   * The check sum that a file carried when it was opened and its content was another: somebody changed
   * the file after it was saved.
   */
  changedFrom?: string | null;
  /**
   * Lower-case hex SHA-256 of the compact JSON with `source.capturedAt` null and this field, `content` and
   * `textContent` empty: the last two follow from the blocks.
   */
  sha256: string;
}
/**
 * The picture that stands for the article.
 */
export interface LeadImage {
  /**
   * Alternative text.
   */
  alt: string | null;
  /**
   * Height in pixels where known.
   */
  height: number | null;
  /**
   * The picture of the body that it is, if it stands there too; then the reader shows it once.
   */
  image: number | null;
  /**
   * Absolute address.
   */
  src: string;
  /**
   * Width in pixels where known.
   */
  width: number | null;
}
/**
 * A date, only as precise as the page tells it.
 */
export interface Date {
  /**
   * How precise it is.
   */
  precision: 'year' | 'month' | 'day' | 'minute' | 'second';
  /**
   * As found.
   */
  raw: string;
  /**
   * True where the page gave it relative to the time of capture (`3 hours ago`).
   */
  relative?: boolean;
  /**
   * ISO 8601: `2022`, `2022-02`, `2022-02-17`, `2022-02-17T11:32`, `2022-02-17T11:32:02`, with `Z` or
   * `+08:00` where the page gives the offset.
   */
  value: string;
}
/**
 * A publisher, agency or site.
 */
export interface Organisation {
  /**
   * Its name.
   */
  name: string;
  /**
   * Its address.
   */
  url: string | null;
}
/**
 * Where a post of a thread begins, who wrote it and when.
 *
 * Name and time stand around the post and in none of its blocks; without them nobody could tell who answers whom.
 */
export interface Post {
  /**
   * What its writer is called there: a name, or an account's.
   */
  author: string | null;
  /**
   * The `id` of the block that it begins with, one of the article's own list.
   */
  block: number;
  /**
   * When it was written.
   */
  published: Date | null;
}
/**
 * Something that was left out.
 */
export interface Removed {
  /**
   * Why, in words.
   */
  reason: string;
  /**
   * Its text, at most 200 characters.
   */
  text: string;
  /**
   * CSS path.
   */
  where: string;
}
/**
 * That a person, and not the machine alone, chose the text.
 */
export interface Repair {
  /**
   * Who chose: `person` for this page, `rule` where only rules kept from earlier pages of the site did.
   */
  by: string;
  /**
   * Pieces of text that were dropped.
   */
  dropped: number;
  /**
   * The person pointed at the element that holds the article.
   */
  pointed: boolean;
  /**
   * Pieces of text that were put back.
   */
  putBack: number;
  /**
   * What was asked for and no longer found on the page: shapes of rules, openings of texts.
   */
  unmatched?: string[];
}
/**
 * The page that the article stood on.
 */
export interface Source {
  /**
   * Address that the page calls its own.
   */
  canonicalUrl: string | null;
  /**
   * When it was captured (RFC 3339, UTC); the only value that differs between two saves of one page.
   */
  capturedAt: string | null;
  /**
   * Character encoding of the page.
   */
  charset: string | null;
  /**
   * `ltr` or `rtl`.
   */
  dir: string | null;
  /**
   * Language of the article (BCP 47, e.g. `zh-Hans`).
   */
  lang: string | null;
  /**
   * The page on which the article goes on; absent where it ends here.
   */
  nextPage?: NextPage | null;
  /**
   * Addresses of the further pages that were joined to the first at a person's wish, in their order.
   */
  pages?: string[];
  /**
   * Address of the page.
   */
  url: string | null;
}
/**
 * Where an article goes on that stands on several pages.
 */
export interface NextPage {
  /**
   * Pages that follow, the next one counted; null where the page does not list them.
   */
  further: number | null;
  /**
   * Address of the next page.
   */
  url: string;
}
