"""What the engine may do with words: nothing that a reviewer wouldn't see."""

from __future__ import annotations

import pytest
import yaml

from stillopen import dialect
from stillopen.located import load
from tests.support.project import ROOT


def found(config: str) -> list[str]:
    problems = dialect.problems(load(config, configuration=True), "mkdocs.yml")
    return [f"{problem.where}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "config",
    [
        "markdown_extensions:\n  - tables\n  - pymdownx.snippets:\n      auto_append: [x.md]\n",
        "markdown_extensions:\n  tables:\n  pymdownx.snippets:\n    auto_append: [x.md]\n",
    ],
)
def test_an_extension_that_could_add_words_is_named(config: str) -> None:
    (problem,) = found(config)
    assert problem == (
        "mkdocs.yml:3: the extension 'pymdownx.snippets' may change words after a reviewer "
        "has read them"
    )


def test_a_plugin_is_named() -> None:
    (problem,) = found("plugins:\n  - macros\n")
    assert problem.startswith("mkdocs.yml:2: the plugin 'macros'")


def test_what_is_known_passes_by_either_name() -> None:
    assert (
        found("markdown_extensions: [tables, markdown.extensions.attr_list]\nplugins: []\n") == []
    )


def test_this_project_lists_all_that_is_known_and_no_more() -> None:
    config = yaml.compose((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(config, yaml.MappingNode)
    (listed,) = (value for key, value in config.value if key.value == "markdown_extensions")
    names = {
        item.value if isinstance(item, yaml.ScalarNode) else item.value[0][0].value
        for item in listed.value
    }
    assert names | {"toc", "tables", "fenced_code"} == set(dialect.EXTENSIONS)
