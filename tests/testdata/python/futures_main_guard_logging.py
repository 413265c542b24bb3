from __future__ import annotations

import logging
import sys
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Iterable

logger = logging.getLogger(__name__)


def fetch(url: str, *, timeout: float = 1.0) -> tuple[str, int]:
    logger.debug("fetching %s (%.1f)", url, timeout)
    if "bad" in url:
        raise ConnectionError(f"cannot connect to {url!r}")
    return url, len(url)


def run(urls: Iterable[str], workers: int = 1) -> dict[str, int | None]:
    sizes: dict[str, int | None] = {}
    with ThreadPoolExecutor(max_workers=workers) as pool:
        todo: dict[Future, str] = {pool.submit(fetch, u, timeout=2): u for u in urls}
        for future in as_completed(todo):
            url = todo[future]
            try:
                _, sizes[url] = future.result()
            except ConnectionError as exc:
                logger.error("%s failed: %s", url, exc)
                sizes[url] = None
    return sizes


def main(argv: list[str] | None = None) -> int:
    logging.basicConfig(level=logging.DEBUG, format="%(name)s %(levelname)s %(message)s", stream=sys.stderr)
    sizes = run(["http://a", "http://bb", "http://ccc"])
    total = sum(v for v in sizes.values() if v)
    print(f"{len(sizes)} urls, {total:,} bytes, {sorted(sizes)}")
    for url, size in sorted(sizes.items()):
        print(f"{url:<12}|{size!s:>6}|{'#' * (size or 0)}")
    logger.warning("the last line: %d", total)
    return 0 if None not in sizes.values() else 1


if __name__ == "__main__":
    sys.exit(main())
