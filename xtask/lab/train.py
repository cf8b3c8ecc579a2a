#!/usr/bin/env python3
"""Trains the block model from the features that `limpid-lab dump` wrote.

    python3 train.py --corpus CORPUS --dumps DIR --out DIR [--folds 5] [--trees N] [--leaves N] [--sets web,zh]

CORPUS holds SET/truth.json; DIR holds SET.f32 and SET.json. Labels are soft: the share of a
segment's tokens that stand in the truth (whole runs first, each truth token used once, longest
segments first; then runs of at least four tokens). Every segment is weighted by its share of the
page's tokens. Folds are grouped by domain. Writes OUT/weights.bin (all pages) and, with folds,
OUT/fold-K.bin with OUT/folds.json {page id: fold}, and prints cross-validated figures of the
bare threshold choice. Same input, same seed: same bytes.
"""
import argparse
import json
import math
import re
import struct
import sys
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import lightgbm as lgb
import numpy as np

CJK = ("\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f")
TOKEN = re.compile(f"[{CJK}]|[^{CJK}\\W]+")
IS_CJK = re.compile(f"[{CJK}]")


def tokens(text):
    return TOKEN.findall(text.lower())


def mixed(toks):
    """Multiset that is scored: words, and bigrams of CJK runs."""
    out, run = Counter(), []
    def flush():
        if len(run) == 1:
            out[run[0]] += 1
        for a, b in zip(run, run[1:]):
            out[a + b] += 1
        run.clear()
    for t in toks:
        if IS_CJK.match(t):
            run.append(t)
        else:
            flush()
            out[t] += 1
    flush()
    return out


def label_page(segments, truth):
    """Share of each segment's tokens that stand in the truth."""
    n = len(truth)
    used = np.zeros(n, dtype=bool)
    where = defaultdict(list)
    for i in range(n):
        where[truth[i]].append(i)
    tri = defaultdict(list)
    for i in range(n - 2):
        tri[(truth[i], truth[i + 1], truth[i + 2])].append(i)
    labels = np.zeros(len(segments))
    done = np.zeros(len(segments), dtype=bool)
    order = sorted(range(len(segments)), key=lambda i: (-len(segments[i]), i))
    for i in order:
        seg = segments[i]
        k = len(seg)
        if k == 0:
            done[i] = True
            continue
        if k > n:
            continue
        starts = tri.get(tuple(seg[:3]), []) if k >= 3 else where.get(seg[0], [])
        for s in starts:
            if not used[s:s + k].any() and truth[s:s + k] == seg:
                used[s:s + k] = True
                labels[i] = 1.0
                done[i] = True
                break
    for i in order:
        if done[i] or len(segments[i]) < 4:
            continue
        seg = segments[i]
        k, hit, j = len(seg), 0, 0
        while j + 2 < k:
            best, at = 0, None
            for s in tri.get((seg[j], seg[j + 1], seg[j + 2]), [])[:50]:
                if used[s]:
                    continue
                m = 0
                while j + m < k and s + m < n and truth[s + m] == seg[j + m] and not used[s + m]:
                    m += 1
                if m > best:
                    best, at = m, s
            if best >= 4:
                used[at:at + best] = True
                hit += best
                j += best
            else:
                j += 1
        labels[i] = hit / k
    return labels


def load(corpus, dumps, name):
    dump = json.loads((dumps / f"{name}.json").read_text("utf-8"))
    truth = json.loads((corpus / name / "truth.json").read_text("utf-8"))
    names = dump["names"]
    rows = np.fromfile(dumps / f"{name}.f32", dtype="<f4").reshape(-1, len(names))
    pages, at = [], 0
    for page in dump["pages"]:
        count = len(page["texts"])
        toks = [tokens(t) for t in page["texts"]]
        ref = tokens(truth[page["id"]].get("text") or "")
        host = urlsplit(page["url"] or "").hostname or page["id"]
        host = ".".join(host.split(".")[-2:])
        pages.append({"set": name, "id": page["id"], "rows": (at, at + count), "toks": toks, "ref": ref,
                      "type": truth[page["id"]].get("type") or name, "group": host})
        at += count
    return names, rows, pages


def fnv(text):
    h = 0xcbf29ce484222325
    for b in text.encode():
        h = ((h ^ b) * 0x100000001b3) & (2 ** 64 - 1)
    return h


def fold_of(group, folds):
    return fnv(group) % folds


def choose(p, n):
    """Expected-F1 threshold of a page."""
    lam, total = 1.0, float((p * n).sum())
    for _ in range(50):
        keep = p > lam / 2
        kept = float((p * n * keep).sum())
        new = 2 * kept / max(float((n * keep).sum()) + total, 1e-9)
        if abs(new - lam) < 1e-9:
            break
        lam = new
    return p > lam / 2


def f1(pred, ref):
    if not ref:
        return float(not pred)
    if not pred:
        return 0.0
    o = sum((pred & ref).values())
    p, r = o / sum(pred.values()), o / sum(ref.values())
    return 2 * p * r / (p + r) if o else 0.0


def train(x, y, w, args, used=None):
    params = dict(objective="cross_entropy", learning_rate=args.rate, num_leaves=args.leaves, verbose=-1,
                  min_data_in_leaf=args.mindata, feature_fraction=args.features, extra_trees=args.extra, bagging_fraction=0.8, bagging_freq=1,
                  lambda_l2=args.l2, seed=7, deterministic=True, force_row_wise=True, num_threads=args.threads,
                  max_bin=args.bins, min_sum_hessian_in_leaf=args.hessian, path_smooth=args.smooth, cat_smooth=20)
    data = lgb.Dataset(x, y, weight=w, free_raw_data=False)
    return lgb.train(params, data, num_boost_round=args.trees)


def export(model, names, path):
    """The compact form that src/model reads; see its documentation."""
    dump = model.dump_model()
    assert dump["average_output"] is False
    trees = dump["tree_info"]
    leaves = [l for t in trees for l in leaf_values(t["tree_structure"])]
    scale = max(abs(v) for v in leaves) / 32767
    out = bytearray(b"LMPD")
    out += struct.pack("<HHQf", 1, len(trees), fnv("\n".join(names)), scale)
    for tree in trees:
        splits, values = [], []
        def walk(node):
            if "leaf_value" in node:
                values.append(node["leaf_value"])
                return 0x80 | (len(values) - 1)
            at = len(splits)
            splits.append(None)
            assert node["decision_type"] == "<="
            threshold = np.float32(node["threshold"])
            if float(threshold) > node["threshold"]:
                threshold = np.nextafter(threshold, np.float32(-np.inf))
            left, right = walk(node["left_child"]), walk(node["right_child"])
            splits[at] = (node["split_feature"], float(threshold), left, right)
            return at
        walk(tree["tree_structure"])
        assert len(splits) < 128
        out += struct.pack("<B", len(splits))
        for feature, threshold, left, right in splits:
            out += struct.pack("<HfBB", feature, threshold, left, right)
        for value in values:
            out += struct.pack("<h", round(value / scale))
    path.write_bytes(out)
    return len(out)


def leaf_values(node):
    if "leaf_value" in node:
        return [node["leaf_value"]]
    return leaf_values(node["left_child"]) + leaf_values(node["right_child"])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, required=True)
    ap.add_argument("--dumps", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--trees", type=int, default=140)
    ap.add_argument("--leaves", type=int, default=31)
    ap.add_argument("--rate", type=float, default=0.08)
    ap.add_argument("--hessian", type=float, default=0.02)
    ap.add_argument("--smooth", type=float, default=0.0)
    ap.add_argument("--mindata", type=int, default=60)
    ap.add_argument("--features", type=float, default=0.4)
    ap.add_argument("--extra", action="store_true", help="extremely randomised trees (Geurts 2006)")
    ap.add_argument("--l2", type=float, default=5.0)
    ap.add_argument("--bins", type=int, default=127)
    ap.add_argument("--drop", default="", help="regular expression of feature names to train without")
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--sets", default="web,zh")
    ap.add_argument("--only", help="only these folds, comma-separated (a quick look)")
    ap.add_argument("--easy", type=Path, help="earlier probabilities (prob.npy): of the surest negatives every fifth is trained on, at five times the weight")
    ap.add_argument("--gain", action="store_true")
    ap.add_argument("--no-final", action="store_true")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    names, blocks, pages, at = None, [], [], 0
    for name in args.sets.split(","):
        names, rows, found = load(args.corpus, args.dumps, name)
        for page in found:
            page["rows"] = (page["rows"][0] + at, page["rows"][1] + at)
        blocks.append(rows)
        pages += found
        at += len(rows)
    x = np.concatenate(blocks)
    cache = args.dumps / f"labels-{args.sets}.npz"
    y = w = None
    if cache.exists():
        held = np.load(cache)
        if len(held["y"]) == len(x):
            y, w = held["y"], held["w"]
    if y is None:
        y, w = np.zeros(len(x)), np.zeros(len(x))
        for page in pages:
            a, b = page["rows"]
            y[a:b] = label_page(page["toks"], page["ref"])
            n = np.array([len(t) for t in page["toks"]], dtype=float)
            # Chinese pages are few in the corpora and as many among the readers.
            w[a:b] = n / max(n.sum(), 1) * (2.5 if page["set"] == "zh" else 1.0)
        np.savez(cache, y=y, w=w)
    ntok = np.array([len(t) for p in pages for t in p["toks"]], dtype=float)
    fold = np.array([fold_of(p["group"], args.folds) for p in pages])
    if args.drop:
        x[:, [bool(re.search(args.drop, n)) for n in names]] = 0
    sample = np.ones(len(x), dtype=bool)
    if args.easy:
        sure = np.load(args.easy) < 0.02
        sample = ~sure | (np.arange(len(x)) % 5 == 0)
        w = np.where(sure, 5 * w, w)
    scores, ideal = defaultdict(list), defaultdict(list)
    prob = np.zeros(len(x))
    for k in range(args.folds):
        if args.only is not None and str(k) not in args.only.split(','):
            continue
        inside = np.zeros(len(x), dtype=bool)
        for p, f in zip(pages, fold):
            inside[p["rows"][0]:p["rows"][1]] = f != k
        inside &= sample
        ww = w[inside] * inside.sum() / w[inside].sum()
        model = train(x[inside], y[inside], ww, args)
        export(model, names, args.out / f"fold-{k}.bin")
        print("fold", k, flush=True)
        for p, f in zip(pages, fold):
            if f != k:
                continue
            a, b = p["rows"]
            if a == b:
                continue
            q = model.predict(x[a:b])
            prob[a:b] = q
            keep = choose(q, ntok[a:b])
            ref = mixed(p["ref"])
            got = mixed([t for t, kk in zip(p["toks"], keep) if kk for t in t])
            s = f1(got, ref)
            scores[p["type"]].append(s)
            p["f1"] = s
            best = mixed([t for t, l in zip(p["toks"], y[a:b]) if l > 0.5 for t in t])
            ideal[p["type"]].append(f1(best, ref))
            if p["set"] == "web":
                scores["web"].append(s)
                ideal["web"].append(f1(best, ref))
    for key in sorted(scores):
        print(f"{key:15} n {len(scores[key]):5}  F1 {np.mean(scores[key]):.4f}   ideal {np.mean(ideal[key]):.4f}")
    json.dump({f"{p['set']}/{p['id']}": int(f) for p, f in zip(pages, fold)}, open(args.out / "folds.json", "w"), indent=0)
    np.save(args.out / "prob.npy", prob)
    json.dump([{k: p.get(k) for k in ("set", "id", "type", "f1", "rows")} for p in pages], open(args.out / "pages.json", "w"))
    if args.gain:
        gains = sorted(zip(model.feature_importance("gain"), names), reverse=True)
        total = sum(g for g, _ in gains)
        for g, n in gains[:60]:
            print(f"{g / total:.4f} {n}")
        print("unused:", " ".join(n for g, n in gains if g == 0))
    if not args.no_final:
        model = train(x[sample], y[sample], w[sample] * sample.sum() / w[sample].sum(), args)
        print("bytes", export(model, names, args.out / "weights.bin"))


if __name__ == "__main__":
    main()
