"""Fills facts into the words before they are rendered, and generated parts after."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from stillopen import fill, messages

_filled: dict[str, fill.Filled] = {}
_environment: list[Environment] = []


def on_pre_build(**_: Any) -> None:
    """Forget the build before: hook modules outlive it while serving."""
    _filled.clear()
    _environment.clear()


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Hand the engine the page's words with every placeholder filled."""
    project = config.extra["project"]
    path = page.file.src_uri
    _filled[path] = fill.fill(project.pages[path], project.facts)
    return _filled[path].markdown


def on_env(env: Environment, **_: Any) -> None:
    """Keep the environment that renders the parts."""
    _environment.append(env)


def on_page_context(context: TemplateContext, page: Page, **_: Any) -> TemplateContext:
    """Put parts and messages in their slots; they need the frame's facts in the context."""
    content = page.content or ""
    for part in fill.PARTS:
        if fill.slot(part) in content:
            content = content.replace(fill.slot(part), _render(part, context, None))
    for number, message in enumerate(_filled[page.file.src_uri].messages):
        slot = fill.slot("message", number)
        content = content.replace(slot, _render("message", context, message))
    page.content = content
    return context


def _render(name: str, context: Any, message: messages.Message | None) -> str:
    template = _environment[0].get_template(f"partials/so-{name.replace('_', '-')}.html")
    program = context["so"].program
    links = {
        "sms_href": messages.sms(program.text, message.text) if message and program.text else None,
        "mailto_href": messages.mailto(program.email, message.text)
        if message and program.email
        else None,
    }
    shown = {"title": message.title, "text": message.text, **links} if message else None
    return template.render({**context, "message": shown})
