// Package suggest finds what somebody meant who mistyped a name, as CPython does for its
// "Did you mean".
//
// Source: CPython's Python/suggestions.c says which names are near.
package suggest

import (
	"math"
	"unicode"
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
func Closest(wrong string, candidates []string) string {
	w := []rune(wrong)
	if len(candidates) > maxCandidates || len(w) > maxLength {
		return ""
	}
	best, closest := math.MaxInt, ""
	for _, name := range candidates {
		if name == wrong {
			continue
		}
		n := []rune(name)
		limit := min((len(n)+len(w)+3)*moveCost/6, best-1)
		if d := distance(w, n, limit); d <= limit && (closest == "" || d < best) {
			best, closest = d, name
		}
	}
	return closest
}

// distance returns the cost to make b of a, or, if that is more than limit, some number that
// is.
func distance(a, b []rune, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > maxLength || len(b) > maxLength {
		return limit + 1
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * moveCost
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

func substitution(x, y rune) int {
	switch {
	case x == y:
		return 0
	case unicode.ToLower(x) == unicode.ToLower(y):
		return caseCost
	}
	return moveCost
}
