"""Counts the words of a text made up at random: strings and dicts."""

import sys

SYLLABLES = "ka to mi ra su ne lo vi he pa du gi".split()


def text(lines):
    """Returns so many lines of words, some capitalised, with punctuation."""
    seed = 12345
    result = []
    for _ in range(lines):
        words = []
        for _ in range(10):
            seed = (seed * 1103515245 + 12345) % 2147483648
            word = SYLLABLES[seed >> 8 & 7] + SYLLABLES[(seed >> 12) % 12]
            if seed >> 20 & 1:
                word += SYLLABLES[(seed >> 16) % 12]
            if seed >> 21 & 7 == 0:
                word = word.capitalize()
            if seed >> 24 & 7 == 0:
                word += ","
            words.append(word)
        result.append(" ".join(words) + ".")
    return "\n".join(result)


def count(source):
    """Returns how often each word occurs, and the words by their first letter."""
    counts = {}
    letters = {}
    for line in source.splitlines():
        for word in line.split():
            word = word.strip(".,").lower()
            counts[word] = counts.get(word, 0) + 1
            if counts[word] == 1:
                letters.setdefault(word[0], []).append(word)
            if word.startswith("ka") and word.endswith("to"):
                key = word.replace("ka", "KA") + "!"
                counts[key] = counts.get(key, 0) + 1
    return counts, letters


def main(n):
    source = text(n)
    counts, letters = count(source)
    for word, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]:
        print(word, number)
    print(len(source), len(counts), {letter: len(words) for letter, words in sorted(letters.items())})


main(int(sys.argv[1]) if len(sys.argv) > 1 else 56000)
