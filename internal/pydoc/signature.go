package pydoc

import (
	"cmp"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// parameters returns the parameters of a function, as a def statement has them, and what it
// returns, if that is annotated; from the parameter number skip on.
func parameters(fn object.Function, skip int) string {
	annotations := annotationsOf(fn)
	annotated := func(name string) string {
		if a := annotations(name); a != "" {
			return name + ": " + a
		}
		return name
	}
	var params []string
	last := object.PositionalOrKeyword // kind of the parameter before
	star := false                      // or *args has been written
	written := fn.Parameters()
	slices.SortStableFunc(written, func(p, q object.Parameter) int { return cmp.Compare(p.Kind, q.Kind) })
	for i, p := range written {
		if i < skip {
			continue
		}
		if last == object.PositionalOnly && p.Kind != last {
			params = append(params, "/")
		}
		last = p.Kind
		text := annotated(p.Name)
		switch p.Kind {
		case object.VarPositional:
			text, star = "*"+text, true
		case object.VarKeyword:
			text = "**" + text
		case object.KeywordOnly:
			if !star {
				params, star = append(params, "*"), true
			}
		}
		if p.Default != nil {
			equals := "="
			if text != p.Name {
				equals = " = "
			}
			text += equals + object.Repr(p.Default)
		}
		params = append(params, text)
	}
	if last == object.PositionalOnly {
		params = append(params, "/")
	}
	text := "(" + strings.Join(params, ", ") + ")"
	if a := annotations("return"); a != "" {
		text += " -> " + a
	}
	return text
}

// annotationsOf returns a function that returns the text of an annotation of fn, or "". If
// they cannot be evaluated there are none.
func annotationsOf(fn object.Function) func(name string) string {
	v, err := fn.Annotations()
	dict, ok := v.(*value.Dict)
	if err != nil || !ok {
		return func(string) string { return "" }
	}
	return func(name string) string {
		v, found, _ := dict.Get(starlark.String(name))
		if !found {
			return ""
		}
		if class, ok := v.(*object.Class); ok {
			if class.Module() == "" {
				return class.Qualname()
			}
			return class.Module() + "." + class.Qualname()
		}
		return object.Repr(v)
	}
}
