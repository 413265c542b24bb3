package script

import "unsafe"

// IsASCII reports whether all characters of s, a text that a script holds, are ASCII: bytes are characters
// then. t keeps the text that was asked about last, until it forgets, so that to go through a text by index
// takes no longer than the text; scan finds it out for others.
func (t *Thread) IsASCII(s string, scan func(string) bool) bool {
	if known := t.ascii; len(known) == len(s) && unsafe.StringData(known) == unsafe.StringData(s) {
		return true
	}
	if !scan(s) {
		return false
	}
	if len(s) > shortText {
		t.ascii = s
	}
	return true
}

// shortText is how many bytes a text has at most that takes no longer to look through than to remember.
const shortText = 16
