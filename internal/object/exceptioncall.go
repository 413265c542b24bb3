package object

import "strings"

// TooManyArguments returns the TypeError of a call with more positional arguments than
// the function takes. The counts are texts, as takes may be a range; whether they are
// one is told beside.
func TooManyArguments(function, takes string, takesOne bool, given string, givenOne bool) *Exception {
	plural, were := "s", "were"
	if takesOne {
		plural = ""
	}
	if givenOne {
		were = "was"
	}
	return TypeError.Errorf("%s() takes %s positional argument%s but %s %s given", function, takes, plural, given, were)
}

// MissingArguments returns the TypeError of a call without arguments for the parameters
// called names, which are of a kind: "positional" or "keyword-only".
func MissingArguments(function, kind string, names []string) *Exception {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = "'" + name + "'"
	}
	list, plural := quoted[0], ""
	if n := len(quoted); n > 1 {
		plural = "s"
		list = strings.Join(quoted[:n-1], ", ")
		if n > 2 {
			list += ","
		}
		list += " and " + quoted[n-1]
	}
	return TypeError.Errorf("%s() missing %d required %s argument%s: %s", function, len(names), kind, plural, list)
}
