"""The files beside the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillopen.assets import Names, keep_only, references, script
from stillopen.built import BuiltPage


def page(html: str) -> BuiltPage:
    return BuiltPage("shame/index.html", html)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/so-x.js").write_text("// why\nconst a = 1;\n")
    (tmp_path / "assets/so-x.json").write_text("{}")
    (tmp_path / "shame").mkdir()
    (tmp_path / "shame/index.html").write_text("")
    return tmp_path


def test_a_script_loses_its_comments_and_keeps_its_words() -> None:
    code = "// why\nconst words = `a  b // c`; /* then */ if (/\\/\\//.test(words)) run( words );\n"
    assert script(code).split("=", 1)[1].startswith("`a  b // c`;")
    assert "why" not in script(code)
    assert "then" not in script(code)


def test_what_a_page_loads_is_named_by_its_content(folder: Path) -> None:
    html = '<script src="../assets/so-x.js" data-so-records="../assets/so-x.json"></script>'
    first = Names(folder).point(page(html))
    (folder / "assets/so-x.json").write_text("[]")
    second = Names(folder).point(page(html))

    [script_file] = folder.glob("assets/so-x.*.js")
    assert script_file.read_text() == "const a=1;"
    assert f'src="../assets/{script_file.name}"' in first
    assert first.split("data-so")[0] == second.split("data-so")[0]
    assert first != second


def test_a_link_and_a_file_that_is_not_there_keep_their_names(folder: Path) -> None:
    html = '<a href="../assets/so-x.js">code</a><script src="../assets/none.js"></script>'
    assert Names(folder).point(page(html)) == html


def test_references_are_files_of_the_site() -> None:
    html = (
        '<a href="../handout.pdf"><img src="../a.png" srcset="../b.png 1x, ../c.png 2x">'
        '<script src="../d.js" data-so-records="../e.json"></script>'
        '<a href="https://example.org/f.pdf"><link href="data:image/png;base64,x.png">'
    )
    assert set(references(page(html))) == {
        "handout.pdf",
        "a.png",
        "b.png",
        "c.png",
        "d.js",
        "e.json",
    }


def test_what_nothing_refers_to_goes_and_its_empty_folder_too(folder: Path) -> None:
    (folder / "deep/er").mkdir(parents=True)
    (folder / "deep/er/x.map").write_text("")
    keep_only(folder, {"assets/so-x.js"})
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert left == {"assets", "assets/so-x.js", "shame", "shame/index.html"}
