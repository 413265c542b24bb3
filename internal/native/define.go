package native

//go:generate go run arity_gen.go

// define returns the definition that F0 to F6, M0 to M6, FP and MP make of the Go function fn, which
// call calls. The bits of maybe, one for each parameter, say which are Maybe.
func define(name, params, doc string, method bool, arity int, maybe uint, fn any, call call) *Function {
	return &Function{name: name, params: params, doc: doc, method: method, arity: arity, maybe: maybe, fn: fn, call: call}
}

// directly sets what calls f for go.starlark.net's interpreter, the first of these that does, and
// returns f.
func (f *Function) directly(ds ...direct) *Function {
	for _, d := range ds {
		if f.direct == nil {
			f.direct = d
		}
	}
	return f
}
