"""The digest over words: markup that changes no word keeps it, and any changed word ends it."""

from __future__ import annotations

import re
import string

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillopen import words
from stillopen.dialect import EXTENSIONS
from stillopen.page import parse
from tests.support.project import ROOT

WORDS = st.text(string.ascii_letters + "éñ'", min_size=1, max_size=9).filter(
    lambda word: word.strip("'") != ""
)
RUN = st.lists(WORDS, min_size=1, max_size=12)
KINDS = ("paragraph", "heading", "list", "story", "terms", "table")
BLOCK = st.tuples(st.sampled_from(KINDS), RUN)
BLOCKS = st.lists(BLOCK, min_size=1, max_size=5)

Block = tuple[str, list[str]]


def written(blocks: list[Block]) -> str:
    return "\n\n".join(one(kind, run) for kind, run in blocks)


def one(kind: str, run: list[str]) -> str:
    text = " ".join(run)
    return {
        "paragraph": text,
        "heading": f"## {text}",
        "list": "\n".join(f"- {word}" for word in run),
        "story": f'!!! story "A story"\n    {text}',
        "terms": f"{run[0]}\n:   {text}",
        "table": f"| a | b |\n|---|---|\n| {run[0]} | {text} |",
    }[kind]


def digest(body: str, title: str = "Title", description: str = "About.") -> str:
    return words.digest(title, description, body)


def test_a_digest_is_64_hex_digits() -> None:
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", digest("Words."))


def test_a_digest_stays_what_it_is() -> None:
    # An entry in somebody's ledger must hold after an update of this code.
    assert digest("## Hi *there*\n\nCall {{ program.phone }}.") == (
        "sha256:063ad1895ef066b3566868b127f05a4dad55fa09381d04f9bb86dd4272e838ca"
    )


class TestMarkupThatChangesNoWordKeepsIt:
    @given(BLOCKS, st.data())
    def test_reflow(self, blocks: list[Block], data: st.DataObject) -> None:
        body = written(blocks)
        paragraphs = [i for i, (kind, _) in enumerate(blocks) if kind == "paragraph"]
        again = body.split("\n\n")
        for index in paragraphs:
            gaps = iter(lambda: data.draw(st.sampled_from([" ", "\n", "  ", " \n ", "\t"])), None)
            again[index] = re.sub(" ", lambda _, g=gaps: next(g), again[index])  # type: ignore[misc]
        blank = data.draw(st.sampled_from(["\n\n", "\n\n\n", "\n \n"]))
        assert digest(blank.join(again)) == digest(body)

    @given(BLOCKS, st.sampled_from(["*", "**", "_", "__", "***"]), st.data())
    def test_emphasis(self, blocks: list[Block], mark: str, data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(blocks) - 1))
        kind, run = blocks[index]
        first = data.draw(st.integers(0, len(run) - 1))
        last = first if kind == "list" else data.draw(st.integers(first, len(run) - 1))
        marked = [*run]
        marked[first] = mark + marked[first]
        marked[last] += mark
        if kind in {"terms", "table"} and first == 0:
            marked = run
        again = [*blocks[:index], (kind, marked), *blocks[index + 1 :]]
        assert digest(written(again)) == digest(written(blocks))

    @given(BLOCKS, WORDS, st.data())
    def test_comments(self, blocks: list[Block], note: str, data: st.DataObject) -> None:
        parts = written(blocks).split("\n\n")
        parts.insert(data.draw(st.integers(0, len(parts))), f"<!-- {note}\n{note} -->")
        assert digest("\n\n".join(parts)) == digest(written(blocks))

    @given(RUN, WORDS)
    def test_comments_behind_words(self, run: list[str], note: str) -> None:
        body = " ".join(run)
        assert digest(f"{body} <!-- {note} -->") == digest(body)

    @given(RUN, st.data())
    def test_a_link_and_where_it_leads(self, run: list[str], data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(run) - 1))
        target = data.draw(st.sampled_from(["shame.md", "faq.md#ready", "https://a.example/?b=c"]))
        linked = [*run[:index], f"[{run[index]}]({target})", *run[index + 1 :]]
        assert digest(" ".join(linked)) == digest(" ".join(run))

    @given(BLOCKS, st.integers(1, 6), st.sampled_from(["", " {#here}", " {: #here-2 }"]))
    def test_heading_levels_and_addresses(
        self, blocks: list[Block], level: int, anchor: str
    ) -> None:
        body = written(blocks)
        again = re.sub(r"^## (.*)$", rf"{'#' * level} \1{anchor}", body, flags=re.M)
        assert digest(again) == digest(body)

    @given(BLOCKS, st.sampled_from("*+-"))
    def test_the_marks_of_a_list(self, blocks: list[Block], mark: str) -> None:
        body = written(blocks)
        assert digest(re.sub(r"^- ", f"{mark}   ", body, flags=re.M)) == digest(body)

    def test_how_a_table_is_drawn(self) -> None:
        drawn = "|a|b|\n|:-|-:|\n|c d|**e**|"
        assert digest(drawn) == digest("| a | b |\n|---|---|\n|  c d  | e |")

    def test_how_an_accent_is_encoded(self) -> None:
        assert digest("cafe\u0301") == digest("caf\u00e9")


class TestAnyWordThatChangesEndsIt:
    @given(BLOCKS, WORDS, st.data())
    def test_changed_added_removed(
        self, blocks: list[Block], word: str, data: st.DataObject
    ) -> None:
        index = data.draw(st.integers(0, len(blocks) - 1))
        kind, run = blocks[index]
        at = data.draw(st.integers(0, len(run) - 1))
        how = data.draw(st.sampled_from(["changed", "added", "removed"]))
        other = [*run[:at], *([] if how == "removed" else [word]), *run[at + (how != "added") :]]
        again = [*blocks[:index], (kind, other), *blocks[index + 1 :]] if other else blocks[:index]
        if spoken(again) != spoken(blocks):
            assert digest(written(again)) != digest(written(blocks))

    @given(BLOCKS, st.randoms(use_true_random=False))
    def test_moved(self, blocks: list[Block], random: st.DataObject) -> None:
        again = [(kind, random.sample(run, len(run))) for kind, run in blocks]  # type: ignore[attr-defined]
        if spoken(again) != spoken(blocks):
            assert digest(written(again)) != digest(written(blocks))

    @given(RUN, RUN)
    def test_moved_from_the_title_into_the_body(self, title: list[str], body: list[str]) -> None:
        before = digest(" ".join(body), title=" ".join([*title, "last"]))
        assert before != digest(" ".join(["last", *body]), title=" ".join(title))

    @given(RUN, RUN)
    def test_moved_between_title_and_description(self, one: list[str], two: list[str]) -> None:
        before = digest("x", title=" ".join([*one, "last"]), description=" ".join(two))
        after = digest("x", title=" ".join(one), description=" ".join(["last", *two]))
        assert before != after

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("Take 15 mg", "Take 1.5 mg"),
            ("Don't stop", "Dont stop"),
            ("Stop, then call", "Stop then call"),
            ("paypal", "pаypal"),
            ("alcohol", "al\u200bcohol"),
            ("never stop", "\u202enever stop"),
            ("fi", "ﬁ"),
            ("x2", "x²"),
            ("{{ line.988 }}", "{{ program.phone }}"),
            ("{{ line.988 }}", ""),
            ("a `stop` b", "a `go` b"),
            ("```\nstop\n```", "```\ngo\n```"),
            ('!!! story "A story"\n    x', '!!! story "A true story"\n    x'),
            ('!!! message "Hi"\n    one\n    two', '!!! message "Hi"\n    one two'),
            ('!!! message "Hi"\n    *one*', '!!! message "Hi"\n    one'),
            ("!!!   Message “Hi”\n    [a](b)", "!!!   Message “Hi”\n    [a](c)"),
            ('!!! message-maker "Hi"\n    - A: *b*', '!!! message-maker "Hi"\n    - A: b'),
            ("![a stop sign](a.png)", "![a go sign](a.png)"),
            ("![a sign](stop.png)", "![a sign](go.png)"),
            ("1. Wait 48 hours", "1. Wait 4 hours"),
            ("wait at least\n48. Hours", "wait at least\n\n48. Hours"),
            ("# a\n\n5 > 3", "# a\n\n5\n> 3"),
        ],
    )
    def test_by_a_small_sign(self, before: str, after: str) -> None:
        assert digest(before) != digest(after)

    @pytest.mark.parametrize(
        ("shown", "hidden"),
        [
            ("Stop slowly.", "Stop <span hidden>slowly</span>."),
            ("Stop slowly.", "Stop **slowly**{.so-hidden}."),
            ("Stop slowly.", "Stop slowly.\n{: hidden }"),
            ("Stop slowly.", "Stop <!-- slowly -->."),
            ("Stop slowly.", "<!-- -->Stop<!-- --> <!-- slowly. -->"),
            ("Stop slowly.", "Stop <? slowly. ?>"),
            ("Stop slowly.", "Stop\n\n[x]: slowly."),
            ("Stop slowly.", "[Stop](x 'slowly.')"),
            ("Stop", "Stop <!--> at once <!---->"),
            ("Stop", "Stop <!-- x --!> at once <!-- y -->"),
            ("Stop", "Stop `<!-- at once -->`"),
            ("Stop\n\n    ", "Stop\n\n    <!-- at once -->"),
            ("Stop", "Stop \\[x](at-once)"),
            ("| a | b |\n|---|---|\n| do not | stop now |",
             "| a | b |\n|---|---|\n| do not | stop | now |"),
        ],
    )  # fmt: skip
    def test_by_hiding_it_or_by_bringing_it_out(self, shown: str, hidden: str) -> None:
        assert digest(shown) != digest(hidden)

    def test_by_another_picture_under_the_same_name(self) -> None:
        before = words.digest("t", "d", "![x](a.png)", {"a.png": "1" * 64})
        assert before != words.digest("t", "d", "![x](a.png)", {"a.png": "2" * 64})


def spoken(blocks: list[Block]) -> list[str]:
    return written(blocks).split()


# Scraps out of which a fraud could be made; the more markup the better.
SCRAPS = st.sampled_from(
    [
        *("*", "**", "_", "__", "***", "`", "[", "](x.md)", "](y)", "(", ")", "<!--", "-->", "\\"),
        *("<!-- c -->", "#", "## ", "- ", "* ", "+ ", "1. ", "7. ", "    ", "  ", "|", "{#x}"),
        *("{.x}", "> ", ": ", "---", "===", "[a]: u\n", "[a](x)", "*a*", "**b**", "_c_", "<b>"),
        *("</b>", "<div>", "{{ a.b }}", "!", "&amp;", "~~~", "```", "T\n:   d", "\t", "<a@b>"),
        *("![i](p.png)", "<!-- [a](b) -->", '!!! note "t"\n    ', "\n    ", "\n    ", "5", "5"),
        *("| a | b |\n|---|---|\n| c | d |", "a", "b", "c", "a", "b", "word", " ", " ", " "),
        *("\n", "\n", "\n", "\n\n", "\n\n", "\n\n"),
    ]
)
VERSION = st.lists(SCRAPS, min_size=1, max_size=12)


def test_on_every_page_here_markup_is_told_from_words() -> None:
    for file in (ROOT / "docs").glob("*.md"):
        page, _ = parse(file.read_text("utf-8"), file.name, file.name)
        exact = words.text(page.body).split("\0")[1::2]
        plain = [each for each in exact if each.startswith("!!! ") or "[" in each or ": " in each]
        assert exact == plain, f"{file.name}: only boxes and messages count as they are written"


class TestWhereTheDigestIsTheSame:
    @settings(max_examples=2000)
    @given(VERSION, st.lists(st.tuples(st.integers(0, 12), SCRAPS), min_size=1, max_size=3))
    def test_a_reader_sees_the_same(
        self, version: list[str], changes: list[tuple[int, str]]
    ) -> None:
        other = [*version]
        for at, scrap in changes:
            where = at % (len(other) + 1)
            other[where : where + (at > 6)] = [scrap]  # put in, or in the place of another
        one, two = "".join(version), "".join(other)
        if digest(one) == digest(two):
            assert seen(one) == seen(two)


def seen(body: str) -> str:
    """What a browser shows of a body, and every attribute that isn't an address or a column."""
    filled = re.sub(r"\{\{ *[a-z]+\.[a-z0-9_-]+ *\}\}", "FACT", body)
    html = markdown.markdown(filled, extensions=list(EXTENSIONS))
    root = LexborHTMLParser(f"<body>{html}").body
    assert root is not None
    return " ".join("".join(_seen(root)).split())


INLINE = {"a", "em", "strong", "code", "b", "span", "img"}


def _seen(node: LexborNode) -> list[str]:
    found = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            found.append(child.text_content or "")
        elif not str(child.tag).startswith(("-", "!")):
            edge = "" if child.tag in INLINE else " "
            shown = {k: v for k, v in child.attributes.items() if k not in {"href", "id", "style"}}
            found += [edge, *(f" {k}={v} " for k, v in shown.items()), *_seen(child), edge]
    return found
