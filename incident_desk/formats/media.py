"""What a file is by what it begins with, never by its name: a name is said by whoever made it."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
)
_WEBP = (b"RIFF", b"WEBP")
BINARY, TEXT, JSON = "application/octet-stream", "text/plain", "application/json"


def media_of(head: bytes) -> str:
    """The media type of a file that begins with these bytes."""
    for signature, media in _SIGNATURES:
        if head.startswith(signature):
            return media
    if head[:4] == _WEBP[0] and head[8:12] == _WEBP[1]:
        return "image/webp"
    if b"\0" in head or not _is_text(head):
        return BINARY
    return JSON if head.lstrip()[:1] in (b"{", b"[") else TEXT


def _is_text(head: bytes) -> bool:
    """Whether it is UTF-8, but for a last sign that the head cuts in two."""
    for cut in range(4):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False
