"""The list of topics, made of what pages declare."""

from __future__ import annotations

from stillopen import topics
from stillopen.page import Page, parse
from stillopen.topics import Entry, problems

BODY = "## I've ruined it\n\nYou haven't.\n\n## They talk {#talk}\n\nMaybe.\n"


def page(path: str, said: str, body: str = BODY) -> Page:
    front = f"title: T\ndescription: D.\nclinical: false\nreaders_words:\n{said}"
    found, faults = parse(f"---\n{front}---\n{body}", path, f"docs/{path}")
    assert faults == []
    return found


def told(*pages: Page) -> list[str]:
    return [str(problem) for problem in problems({page.path: page for page in pages}, "docs")]


def test_each_phrase_leads_to_the_section_that_answers_it() -> None:
    said = (
        '  - so ashamed\n  - "I\'ve ruined it":\n      - i blew it\n'
        '  - "They talk":\n      - gossip\n'
    )
    [topic] = topics.topics([("Shame", ["shame.md"])], {"shame.md": page("shame.md", said)})
    assert topic.title == "Shame"
    assert topic.entries == (
        Entry("so ashamed", "shame/"),
        Entry("i blew it", "shame/#ive-ruined-it"),
        Entry("gossip", "shame/#talk"),
    )


def test_phrases_stand_under_the_worries_of_the_menu_in_its_order() -> None:
    pages = {path: page(path, f"  - said on {path}\n") for path in ("a.md", "b.md", "index.md")}
    menu = [("", ["index.md"]), ("Two", ["b.md"]), ("One", ["a.md"])]
    found = [(topic.title, topic.entries) for topic in topics.topics(menu, pages)]
    assert found == [
        ("", (Entry("said on index.md", "."),)),
        ("Two", (Entry("said on b.md", "b/"),)),
        ("One", (Entry("said on a.md", "a/"),)),
    ]


def test_the_first_of_each_list_is_shown_and_the_rest_is_left_to_the_search() -> None:
    said = "  - one\n  - two\n" + '  - "They talk":\n      - three\n      - four\n'
    [topic] = topics.topics([("", ["a.md"])], {"a.md": page("a.md", said)})
    shown = [entry.phrase for entry in topic.entries]
    assert shown == [
        *["one", "two"][: topics.SHOWN_OF_A_PAGE],
        *["three", "four"][: topics.SHOWN_OF_A_SECTION],
    ]


def test_the_page_of_topics_does_not_lead_to_itself() -> None:
    pages = {topics.PATH: page(topics.PATH, "  - all pages\n")}
    assert topics.topics([("", [topics.PATH])], pages) == []


def test_a_phrase_with_its_best_answer_elsewhere_is_listed_only_there() -> None:
    pages = {
        "a.md": page("a.md", "  - also: am i ready\n"),
        "b.md": page("b.md", "  - am i ready\n"),
    }
    [topic] = topics.topics([("", ["a.md", "b.md"])], pages)
    assert topic.entries == (Entry("am i ready", "b/"),)


def test_a_phrase_that_leads_nowhere_is_a_problem() -> None:
    [problem] = told(page("a.md", '  - "No such heading":\n      - lost\n'))
    assert "docs/a.md:7" in problem
    assert "'No such heading', which is no heading here" in problem
    assert "I've ruined it · They talk" in problem


def test_a_phrase_without_a_word_is_a_problem() -> None:
    [problem] = told(page("a.md", '  - "?!"\n'))
    assert "docs/a.md:6" in problem
    assert "holds no word" in problem


def test_a_phrase_that_leads_two_ways_without_saying_so_is_a_problem() -> None:
    [problem] = told(page("a.md", "  - Can't come back\n"), page("b.md", "  - cant come back!\n"))
    assert "docs/b.md:6: 'cant come back!' leads here and to docs/a.md:6" in problem
    assert "also: cant come back!" in problem


def test_the_same_phrase_twice_in_one_section_is_a_problem() -> None:
    [problem] = told(page("a.md", "  - lost\n  - Lost\n"))
    assert "docs/a.md:7" in problem


def test_a_phrase_may_lead_two_ways_where_it_says_so() -> None:
    assert told(page("a.md", "  - lost\n"), page("b.md", "  - also: lost\n")) == []


def test_saying_so_of_a_phrase_that_stands_nowhere_else_is_a_problem() -> None:
    [problem] = told(page("a.md", "  - also: lost\n"))
    assert "docs/a.md:6" in problem
    assert "leads nowhere else" in problem


def test_the_worries_of_a_big_site_share_the_list() -> None:
    pages = {f"{n}.md": page(f"{n}.md", f"  - said {n}\n") for n in range(topics.MOST + 1)}
    paths = list(pages)
    found = topics.topics([("One", paths[:300]), ("Two", paths[300:])], pages)
    assert [len(topic.entries) for topic in found] == [topics.MOST // 2, len(paths) - 300]
    assert [topic.entries[0].phrase for topic in found] == ["said 0", "said 300"]
