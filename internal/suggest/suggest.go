// Package suggest finds what somebody meant who mistyped a name, as CPython does for its
// "Did you mean".
//
// Source: traceback.py and Python/suggestions.c of CPython say which names are near.
package suggest

import (
	"math"
	"unicode"
	"unicode/utf8"
)

const (
	moveCost = 2 // of a letter that is wrong, missing or too many
	caseCost = 1 // of a letter in the wrong case

	maxCandidates = 750
	maxLength     = 40
)

// Closest returns the candidate that is nearest to the wrong name, the first of several, or
// "" if none is near enough, or if there are so many or so long ones that CPython does not
// look. A candidate that is the wrong name itself does not count.
//
// CPython compares the bytes of names, and their characters if that finds nothing.
func Closest(wrong string, candidates []string) string {
	if len(candidates) < maxCandidates {
		near := closest(wrong, candidates, math.MaxInt, func(s string) []byte { return []byte(s) })
		if near != "" {
			return near
		}
	}
	n := utf8.RuneCountInString(wrong)
	if len(candidates) > maxCandidates || n > maxLength {
		return ""
	}
	return closest(wrong, candidates, n, func(s string) []rune { return []rune(s) })
}

// closest returns the candidate at the least distance, less than best, if that is a third of
// the letters at most.
func closest[T byte | rune](wrong string, candidates []string, best int, letters func(string) []T) (near string) {
	w := letters(wrong)
	for _, name := range candidates {
		if name == wrong {
			continue
		}
		n := letters(name)
		limit := min((len(n)+len(w)+3)*moveCost/6, best-1)
		if d := distance(w, n, limit); d <= limit {
			best, near = d, name
		}
	}
	return near
}

// distance returns the cost to make b of a, or, if that is more than limit, some number that
// is.
func distance[T byte | rune](a, b []T, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > maxLength || len(b) > maxLength {
		return limit + 1
	}
	row := make([]int, len(b)+1) // the costs of what a has so far, and each beginning of b
	for j := range row {
		row[j] = j * moveCost
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = (i + 1) * moveCost
		least := row[0]
		for j, y := range b {
			cost := min(diagonal+substitution(x, y), row[j]+moveCost, row[j+1]+moveCost)
			diagonal, row[j+1] = row[j+1], cost
			least = min(least, cost)
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}

func substitution[T byte | rune](x, y T) int {
	switch {
	case x == y:
		return 0
	case lower(x) == lower(y):
		return caseCost
	}
	return moveCost
}

// lower returns a letter in lower case: a byte is one if it is ASCII.
func lower[T byte | rune](x T) T {
	switch x := any(x).(type) {
	case byte:
		if 'A' <= x && x <= 'Z' {
			return T(x + 'a' - 'A')
		}
	case rune:
		return T(unicode.ToLower(x))
	}
	return x
}
