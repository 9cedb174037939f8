"""What a page may do, told to the browser: nothing, and then only what that page uses."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

REFERRER = "no-referrer"
# What browsers hand out (Permissions Policy, W3C, as Chromium knows it), all of it off but
# clipboard-write: a reader may copy a message.
_POWERS = """
accelerometer aria-notify autoplay bluetooth browsing-topics camera captured-surface-control
ch-device-memory ch-downlink ch-dpr ch-ect ch-prefers-color-scheme ch-prefers-reduced-motion
ch-prefers-reduced-transparency ch-rtt ch-save-data ch-ua ch-ua-arch ch-ua-bitness
ch-ua-form-factors ch-ua-full-version ch-ua-full-version-list ch-ua-high-entropy-values
ch-ua-mobile ch-ua-model ch-ua-platform ch-ua-platform-version ch-ua-wow64 ch-viewport-height
ch-viewport-width ch-width clipboard-read compute-pressure deferred-fetch deferred-fetch-minimal
digital-credentials-create digital-credentials-get display-capture encrypted-media fullscreen
gamepad geolocation gyroscope hid identity-credentials-get idle-detection interest-cohort
keyboard-map language-detector language-model local-fonts local-network local-network-access
loopback-network magnetometer media-playback-while-not-visible microphone midi
on-device-speech-recognition otp-credentials payment picture-in-picture
private-state-token-issuance private-state-token-redemption publickey-credentials-create
publickey-credentials-get screen-wake-lock serial speaker-selection storage-access summarizer
sync-xhr translator unload usb web-share window-management xr-spatial-tracking
"""
POWERS = tuple(_POWERS.split())
# A meta element can't say this one; a header can (Content Security Policy, 3.3).
HEADER_ONLY = {"frame-ancestors": "'none'"}

FOR_EVER = "public, max-age=31536000, immutable"

# What asks for something, all in one look at a page.
_USING = (
    "img[src], link[rel~='icon'][href], image[href], script[src], input[type='search']"
    ", form[action]"
)
# The directive that each of these is held to, and where it names what it asks for. An icon counts
# as a picture.
_USES = {
    "img": ("img-src", "src"),
    "link": ("img-src", "href"),
    "image": ("img-src", "href"),
    "script": ("script-src", "src"),
    "input": ("connect-src", ""),
    "form": ("form-action", "action"),
}

Policy = Mapping[str, str]


def digest(text: str) -> str:
    """The source expression that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def needs(tree: LexborHTMLParser) -> Policy:
    """What the page uses, by directive, its style aside."""
    found = {"default-src": "'none'", "base-uri": "'none'"}
    used: dict[str, set[str]] = {}
    for node in tree.css(_USING):
        directive, name = _USES[str(node.tag)]
        used.setdefault(directive, set()).add(source(node.attributes.get(name) or ""))
    if "img-src" in used:
        found["img-src"] = " ".join(sorted(used["img-src"]))
    if "script-src" in used:
        found["script-src"] = "'self'"
        # Without this one, whatever may run as a script may run as a worker too.
        found["worker-src"] = "'none'"
    # Only a search asks for more while it is used, and only of its own site.
    if "connect-src" in used:
        found["connect-src"] = "'self'"
    found["form-action"] = " ".join(sorted(used.get("form-action", ()))) or "'none'"
    return found


def policy(needs: Policy, style: str) -> Policy:
    """The policy of pages with these needs that all carry this style, and no other."""
    pictures = {"img-src": "data:"} if "url(" in style else {}
    return union([needs, pictures, {"style-src": digest(style)}])


def source(url: str) -> str:
    """The source expression for an address: its origin, the page's own, or data in the page."""
    parts = urlsplit(url.strip())
    if parts.scheme == "data":
        return "data:"
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "'self'"


def union(policies: Iterable[Policy]) -> Policy:
    """The least policy that allows what each of the policies allows."""
    sources: dict[str, set[str]] = {}
    for each in policies:
        for directive, value in each.items():
            sources.setdefault(directive, set()).update(value.split())
    return {
        directive: " ".join(sorted(values - {"'none'"})) or "'none'"
        for directive, values in sources.items()
    }


def write(policy: Policy) -> str:
    """The policy as browsers read it."""
    return "; ".join(f"{directive} {value}" for directive, value in policy.items())


def metas(policy: Policy) -> str:
    """The elements that carry the policy inside a page, for hosts that send no headers.

    They come before anything they speak of.
    """
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{write(policy)}">'
        f'<meta name="referrer" content="{REFERRER}">'
    )


def headers(policy: Policy) -> Mapping[str, str]:
    """What a host should send with every file, by header; `policy` is the union of the pages'.

    A browser holds a page to the header and to its own meta element, so the page
    keeps the narrower of the two.
    """
    return {
        "Content-Security-Policy": write({**policy, **HEADER_ONLY}),
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        # Browsers take it from hosts with a certificate alone, and only for this one host.
        "Strict-Transport-Security": "max-age=31536000",
    }


def headers_file(policy: Policy, marked: Iterable[str] = ()) -> str:
    """The headers in the form that Netlify and Cloudflare Pages read from `_headers`.

    `marked` are files with a mark of their content in their name, which browsers may keep for
    ever; by themselves these hosts let them ask again for every file.
    """
    lines = (f"  {name}: {value}" for name, value in headers(policy).items())
    kept = (f"/{path}\n  Cache-Control: {FOR_EVER}" for path in marked)
    return "\n".join(["/*", *lines, *kept, ""])
