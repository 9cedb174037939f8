"""Fills facts into the words before they are rendered, and generated parts after."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from stillopen import fill, messages

_filled: dict[str, fill.Filled] = {}
_environment: list[Environment] = []


def on_pre_build(**_: Any) -> None:
    """Forget the build before: hook modules outlive it while serving."""
    _filled.clear()
    _environment.clear()


def on_page_read_source(**_: Any) -> str:
    """Keep the engine from reading the file again: what goes out is what was read and checked."""
    return ""


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Hand the engine the page's words with every placeholder filled."""
    project = config.extra["project"]
    path = page.file.src_uri
    written = project.pages[path]
    # The menu may give a page another title; the one that reviewers sign is in its file.
    page.title, page.meta = written.title, dict(written.meta)
    _filled[path] = fill.fill(written, project.facts)
    return _filled[path].markdown


def on_env(env: Environment, **_: Any) -> None:
    """Keep the environment that renders the parts."""
    _environment.append(env)


def on_page_context(context: Any, page: Page, **_: Any) -> Any:
    """Put parts and messages in their slots; they need the frame's facts in the context."""
    filled = _filled[page.file.src_uri]
    slots: list[tuple[str, str, dict[str, Any]]]
    slots = [(fill.slot(part), part, {}) for part in fill.PARTS]
    for number, message in enumerate(filled.messages):
        own = {"message": message, **_links(context, message.text)}
        slots.append((fill.slot("message", number), "message", own))
    if filled.maker:
        slots.append((fill.slot("message_maker"), "message_maker", {"maker": filled.maker}))
    content = page.content or ""
    for slot, name, needs in slots:
        if slot in content:
            content = content.replace(slot, _render(name, context, needs))
    page.content = content
    if filled.messages or filled.maker:
        context["so_scripts"] = [*context.get("so_scripts", ()), "assets/so-message.js"]
    return context


def _links(context: Any, text: str) -> dict[str, str | None]:
    program = context["so"].program
    return {
        "sms_href": messages.sms(program.text, text) if program.text else None,
        "mailto_href": messages.mailto(program.email, text) if program.email else None,
    }


def _render(name: str, context: Any, own: dict[str, Any]) -> str:
    template = _environment[0].get_template(f"partials/so-{name.replace('_', '-')}.html")
    return template.render({**context, **_links(context, ""), **own})
