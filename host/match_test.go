package host_test

import "regexp"

// matches reports whether text contains a match of pattern.
func matches(pattern, text string) bool { return regexp.MustCompile(pattern).MatchString(text) }
