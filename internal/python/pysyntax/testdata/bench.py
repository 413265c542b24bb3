"""Fetch pages, square numbers and count words, in pools of threads and processes."""

from __future__ import annotations

import concurrent.futures
import logging
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

URLS = [
    "https://example.com/",
    "https://example.org/index.html",
    "https://example.net/some/longer/path?with=query&and=more",
]


@dataclass
class Job:
    """One piece of work and what came of it."""

    name: str
    size: int = 0
    tags: list[str] = field(default_factory=list)
    result: object | None = None

    @property
    def label(self) -> str:
        return f"{self.name}-{self.size:04d}"

    def run(self, delay: float = 0.01, *, retries: int = 3) -> int:
        # Work that can fail is tried again.
        for attempt in range(1, retries + 1):
            try:
                if self.size < 0:
                    raise ValueError("size %r is negative" % self.size)
                time.sleep(delay)
                self.result = sum(i * i for i in range(self.size) if i % 3 != 0)
                return self.result
            except ValueError as err:
                log.warning("attempt %d of %s: %s", attempt, self.label, err)
                if attempt == retries:
                    raise
            finally:
                log.debug("%s: attempt %d done", self.label, attempt)
        return -1


def chunks(items, n):
    """Yield successive lists of n items."""
    for i in range(0, len(items), n):
        yield items[i:i + n]


def count_words(text: str) -> Counter:
    words = Counter()
    for line in text.splitlines():
        for word in line.lower().split():
            word = word.strip(".,;:!?\"'()[]{}")
            if word and not word.isdigit():
                words[word] += 1
    return words


def work(n):
    total = 0
    while n > 0:
        total += n ** 2 // 3
        n -= 1
    return total


def main(argv=None):
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(threadName)s %(message)s")
    argv = sys.argv[1:] if argv is None else argv
    jobs = [Job(name=f"job{i}", size=i * 100, tags=["a", "b"]) for i in range(20)]
    start = time.perf_counter()
    by_tag = defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(max_workers=8, thread_name_prefix="pool") as executor:
        futures = {executor.submit(job.run, 0.001, retries=2): job for job in jobs}
        for future in concurrent.futures.as_completed(futures, timeout=30):
            job = futures[future]
            try:
                value = future.result()
            except Exception as exc:
                print("%r generated an exception: %s" % (job.name, exc), file=sys.stderr)
            else:
                print(f"{job.label:>12}: {value:,} in {time.perf_counter() - start:.3f} s")
            for tag in job.tags:
                by_tag[tag].append(job)
    squares = {x: x * x for x in range(10) if x not in (3, 5)}
    first, *rest = sorted(squares.items(), key=lambda kv: (-kv[1], kv[0]))
    if 0 < len(rest) <= 10 and first is not None:
        log.info("first %s, then %d more", first, len(rest))
    elif not rest:
        return 1
    else:
        assert rest, "nothing left"
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for n, total in zip(range(5), pool.map(work, range(5), chunksize=2)):
            print(n, total, sep=" -> ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
