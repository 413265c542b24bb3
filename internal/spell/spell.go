// Package spell finds the name that someone may have meant by a wrong one, as CPython's
// messages suggest it.
//
// Source: the behaviour of CPython's "Did you mean".
package spell

const (
	maxNames  = 750 // more candidates than that are not looked through
	maxLength = 40  // of what differs of a name, in bytes

	moveCost = 2 // of a byte that is added, left out or another one
	caseCost = 1 // of a letter that is upper case instead of lower case, or the other way round
)

// Nearest returns which of names is most like wrong, the first of several, or "" if none
// is like it: no more than a third of both may differ.
func Nearest(wrong string, names []string) string {
	if len(names) >= maxNames {
		return ""
	}
	best, nearest := -1, ""
	for _, name := range names {
		if name == wrong {
			continue
		}
		limit := (len(wrong) + len(name) + 3) * moveCost / 6
		if best >= 0 {
			limit = min(limit, best-1)
		}
		if d := distance(wrong, name, limit); d <= limit {
			best, nearest = d, name
		}
	}
	return nearest
}

// distance returns what it costs to make b of a, or more than limit if it costs more.
func distance(a, b string, limit int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if max(len(a), len(b)) > maxLength || moveCost*max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	var row [maxLength + 1]int // the costs to make the beginnings of b of that of a
	for j := range len(b) {
		row[j+1] = (j + 1) * moveCost
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] += moveCost
		least := row[0]
		for j := range len(b) {
			cost := min(diagonal+substitution(a[i], b[j]), row[j]+moveCost, row[j+1]+moveCost)
			diagonal, row[j+1] = row[j+1], cost
			least = min(least, cost)
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}

func substitution(x, y byte) int {
	switch {
	case x == y:
		return 0
	case lower(x) == lower(y):
		return caseCost
	}
	return moveCost
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
