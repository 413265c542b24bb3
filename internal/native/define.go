package native

//go:generate go run arity_gen.go

// define returns the definition that F0 to F6, M0 to M6, FP and MP make. The bits of maybe, one
// for each parameter, say which are Maybe.
func define(name, params, doc string, method bool, arity int, maybe uint, call call) *Function {
	return &Function{name: name, params: params, doc: doc, method: method, arity: arity, maybe: maybe, call: call}
}

// directly sets what calls f for go.starlark.net's interpreter, if one of these does, and returns f.
func (f *Function) directly(ds ...direct) *Function {
	for _, d := range ds {
		if d != nil {
			f.direct = d
		}
	}
	return f
}

// without sets what calls f without arguments, and returns f.
func (f *Function) without(d direct) *Function {
	f.directDefaults = d
	return f
}

// variadic sets what calls f, whose parameters are *args and perhaps **kwargs, and returns f.
func (f *Function) variadic(v variadic) *Function {
	f.directAny = v
	return f
}
