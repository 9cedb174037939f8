"""A small site's menu lists every page; a big site's menu shows the way."""

from __future__ import annotations

from stillopen.menu import PARTS, WHOLE, Group, Menu
from stillopen.nav import NEEDED, Section
from stillopen.page import parse


def menu_of(*sizes: int) -> Menu:
    """The pages that every site has, then sections with so many pages each."""
    sections = [Section("", tuple(NEEDED))]
    for number, size in enumerate(sizes):
        sections.append(
            Section(f"Worry {number}", tuple(f"{number}-{at}.md" for at in range(size)))
        )
    paths = [path for section in sections for path in section.pages]
    text = "---\ntitle: {}\ndescription: Words.\nclinical: false\n---\n"
    pages = {path: parse(text.format(path), path, path)[0] for path in paths}
    return Menu(tuple(sections), pages)


def urls(groups: tuple[Group, ...]) -> list[str]:
    return [entry.url for group in groups for entry in group.pages]


def test_a_small_site_lists_every_page_on_every_page() -> None:
    menu = menu_of(20, WHOLE - 20 - len(NEEDED))
    assert len(urls(menu.around("0-3.md"))) == WHOLE
    assert menu.around("0-3.md") == menu.index


def test_a_big_site_shows_the_top_and_the_pages_beside() -> None:
    menu = menu_of(20, 20, 20)
    shown = menu.around("1-3.md")
    assert [group.title for group in shown] == ["", "Worry 1"]
    assert len(urls(shown)) == len(NEEDED) + 20
    assert "1-3/" in urls(shown)


def test_a_big_site_is_indexed_by_its_parts() -> None:
    [parts] = menu_of(20, 20, 20).index
    assert parts.title == PARTS
    assert [(part.title, part.url) for part in parts.pages] == [
        ("Worry 0", "0-0/"),
        ("Worry 1", "1-0/"),
        ("Worry 2", "2-0/"),
    ]


def test_a_long_section_shows_the_pages_nearest() -> None:
    menu = menu_of(1000)
    [_, near] = menu.around("0-500.md")
    assert len(near.pages) == WHOLE
    assert [near.pages[0].url, near.pages[-1].url] == ["0-470/", "0-529/"]
    [_, first] = menu.around("0-0.md")
    assert first.pages[0].url == "0-0/"
    [_, last] = menu.around("0-999.md")
    assert last.pages[-1].url == "0-999/"


def test_what_the_frame_links_to_is_in_every_menu_even_of_one_long_list() -> None:
    menu = menu_of(500)
    flat = Menu((Section("", tuple(menu.pages)),), menu.pages)
    for path in ("0-0.md", "0-250.md", "0-499.md"):
        assert {menu.pages[needed].url or "." for needed in NEEDED} <= set(urls(flat.around(path)))


def test_a_page_in_no_menu_gets_the_top() -> None:
    assert [group.title for group in menu_of(20, 20, 20).around("")] == [""]


def test_each_page_is_followed_by_the_next_and_the_last_by_none() -> None:
    menu = menu_of(2, 1)
    following = [menu.after(path) for path in ("0-0.md", "0-1.md", "1-0.md", "gone.md")]
    assert [page.path if page else None for page in following] == ["0-1.md", "1-0.md", None, None]
