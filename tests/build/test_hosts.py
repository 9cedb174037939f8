"""The configurations for hosts, on the real servers."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from stillopen import built, compress, evidence, headers, verify
from tests.build.test_evidence import gather, told
from tests.support import hosting

PAGE = "shame/"


@pytest.fixture(scope="module")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's site with its compressed files, as it goes to a server."""
    copy = Path(shutil.copytree(site, tmp_path_factory.mktemp("packed") / "site"))
    (copy / "empty-folder").mkdir()
    (copy / "assets").mkdir(exist_ok=True)
    (copy / "assets/marked.0123abcd.js").write_text("void 0\n")
    compress.compress(copy)
    return copy


@pytest.fixture(scope="module", params=sorted(hosting.PACKAGES))
def host(
    request: pytest.FixtureRequest, packed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a real server with that site."""
    with hosting.serve(request.param, packed, tmp_path_factory.mktemp(request.param)) as address:
        yield address


@pytest.fixture(scope="module")
def caddy(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Caddy with that site."""
    with hosting.serve("caddy", packed, tmp_path_factory.mktemp("caddy")) as address:
        yield address


def test_every_answer_carries_every_header(host: str, packed: Path) -> None:
    wanted = headers.read(packed)
    assert "frame-ancestors 'none'" in wanted["Content-Security-Policy"]
    assert wanted["X-Content-Type-Options"] == "nosniff"
    for path in ("", PAGE, "shame", "no/such/page/", "assets/marked.0123abcd.js", "404.html"):
        answer = verify.fetch(host + path)
        for name, value in wanted.items():
            assert answer.headers.get_all(name) == [value], (path, name)


def test_a_page_is_kept_shortly_and_what_never_changes_for_ever(host: str) -> None:
    assert cached(host) == ["public, max-age=300"]
    assert cached(host + PAGE) == ["public, max-age=300"]
    marked = host + "assets/marked.0123abcd.js"
    assert cached(marked) == ["public, max-age=31536000, immutable"]
    assert cached(host + "no/such/page/") == ["no-store"]


def cached(url: str) -> list[str] | None:
    return verify.fetch(url).headers.get_all("Cache-Control")


@pytest.mark.parametrize("path", ["no/such/page/", "empty-folder/", "assets/", "_headers", "."])
def test_what_is_no_page_is_answered_with_our_own(host: str, packed: Path, path: str) -> None:
    if path == ".":
        assert verify.fetch(host + path).status == 200
        return
    answer = verify.fetch(host + path)
    assert (answer.status, answer.body) == (404, (packed / "404.html").read_bytes())
    assert answer.headers.get_content_type() == "text/html"


def test_an_address_without_its_slash_leads_on_to_the_page_on_the_same_host(host: str) -> None:
    assert verify.fetch(host + "shame").body == verify.fetch(host + PAGE).body


def test_a_browser_gets_the_compressed_file_with_the_same_bytes(host: str, packed: Path) -> None:
    answer = verify.fetch(host + PAGE, "gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.body == (packed / "shame/index.html.gz").read_bytes()
    assert gzip.decompress(answer.body) == (packed / "shame/index.html").read_bytes()


# Debian's nginx has Brotli only in a module of its own; Caddy brings it along.
def test_a_browser_that_knows_brotli_gets_it(caddy: str, packed: Path) -> None:
    answer = verify.fetch(caddy + PAGE, "br, gzip")
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.body == (packed / "shame/index.html.br").read_bytes()
    assert brotli.decompress(answer.body) == (packed / "shame/index.html").read_bytes()


def test_storage_that_only_hands_out_files_is_enough(
    site: Path, serve: Callable[[Path], str]
) -> None:
    root = serve(site)
    assert verify.address(root, gather(site)) == []
    answer = verify.fetch(root + "no/such/page/")
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())
    for page in built.read(site):
        assert page.head.css_first("meta[http-equiv='content-security-policy' i]"), page.path


def test_no_answer_tells_which_version_of_a_server_it_is(host: str) -> None:
    for path in ("", "no/such/page/"):
        assert not any(
            digit in verify.fetch(host + path).headers.get("Server", "") for digit in "0123456789"
        )


def test_what_is_served_is_what_was_inspected_compressed_files_included(
    caddy: str, packed: Path
) -> None:
    found = gather(packed)
    assert any(path.endswith(".br") for path in found.files)
    assert told(verify.address(caddy, found)) == []


def test_compressing_twice_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    again = Path(shutil.copytree(packed, tmp_path / "again"))
    for file in again.rglob("*.html"):
        file.touch()
    compress.compress(again)
    assert evidence.digests(again) == evidence.digests(packed)


def test_no_stale_compressed_file_stays(packed: Path, tmp_path: Path) -> None:
    again = Path(shutil.copytree(packed, tmp_path / "again"))
    (again / "shame/index.html").write_text("short")
    compress.compress(again)
    assert not (again / "shame/index.html.gz").exists()
    assert not (again / "shame/index.html.br").exists()


def test_a_site_without_headers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(headers.NoHeadersError):
        headers.read(tmp_path)
