package repl

// fit returns what words have behind their first n characters, as the line editor wants it,
// so that it can show them on a screen: all, or what they have in common, or as many as
// there is room for.
func fit(words []string, n, width, height int) [][]rune {
	rests := make([][]rune, len(words))
	longest := 0
	for i, word := range words {
		r := []rune(word)
		rests[i] = r[min(n, len(r)):]
		longest = max(longest, len(r))
	}
	if len(rests) < 2 {
		return rests
	}
	if common := commonPrefix(rests); len(common) > 0 {
		return [][]rune{common}
	}
	columns := (width - 1) / (longest + 1)
	if columns == 0 { // the editor would divide by it
		return nil
	}
	return rests[:min(len(rests), columns*max(height-2, 1))]
}

// commonPrefix returns what all words begin with.
func commonPrefix(words [][]rune) []rune {
	prefix := words[0]
	for _, word := range words[1:] {
		n := 0
		for n < len(prefix) && n < len(word) && prefix[n] == word[n] {
			n++
		}
		prefix = prefix[:n]
	}
	return prefix
}
