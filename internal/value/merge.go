package value

import "fstar/internal/alarm"

// runLen is how many elements are sorted by insertion before they are merged.
const runLen = 16

// mergeRanked sorts by rank, stably. It returns a, or a slice of the same length. It stops with the error of look, which
// it calls now and then.
func mergeRanked(a []ranked, look func() error) ([]ranked, error) {
	n := len(a)
	if inOrder(a) {
		return a, nil
	}
	for lo := 0; lo < n; lo += runLen {
		if lo%alarm.Every == 0 {
			if err := look(); err != nil {
				return nil, err
			}
		}
		insertRanked(a[lo:min(lo+runLen, n)])
	}
	b := make([]ranked, n)
	for width := runLen; width < n; width *= 2 {
		for lo := 0; lo < n; lo += 2 * width {
			if lo%alarm.Every == 0 {
				if err := look(); err != nil {
					return nil, err
				}
			}
			mid, hi := min(lo+width, n), min(lo+2*width, n)
			mergeRuns(b[lo:hi], a[lo:mid], a[mid:hi])
		}
		a, b = b, a
	}
	return a, nil
}

func inOrder(a []ranked) bool {
	for i := 1; i < len(a); i++ {
		if a[i].rank < a[i-1].rank {
			return false
		}
	}
	return true
}

func insertRanked(a []ranked) {
	for i := 1; i < len(a); i++ {
		x := a[i]
		j := i
		for j > 0 && x.rank < a[j-1].rank {
			a[j] = a[j-1]
			j--
		}
		a[j] = x
	}
}

// mergeRuns merges two sorted runs into out.
func mergeRuns(out, a, b []ranked) {
	if len(a) == 0 || len(b) == 0 || a[len(a)-1].rank <= b[0].rank {
		copy(out[copy(out, a):], b)
		return
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if b[j].rank < a[i].rank {
			out[i+j] = b[j]
			j++
		} else {
			out[i+j] = a[i]
			i++
		}
	}
	copy(out[i+j:], a[i:])
	copy(out[len(a)+j:], b[j:])
}
