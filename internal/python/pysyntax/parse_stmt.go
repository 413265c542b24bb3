package pysyntax

import "go.starlark.net/syntax"

// file parses all statements.
func (p *parser) file() *syntax.File {
	var stmts []syntax.Stmt
	for p.tok != tEOF {
		switch p.tok {
		case tNewline:
			p.advance()
		case tIndent:
			p.failKind(IndentationError, p.pos(), "unexpected indent")
		default:
			stmts = p.stmt(stmts)
		}
	}
	if p.fn.declares {
		p.checkScope(nil, stmts)
	}
	return &syntax.File{
		Path:  *p.filename,
		Stmts: stmts,
		Options: &syntax.FileOptions{
			Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true,
		},
	}
}

// stmt parses a compound statement or a line of simple ones, and appends them.
func (p *parser) stmt(stmts []syntax.Stmt) []syntax.Stmt {
	var s syntax.Stmt
	switch p.tok {
	case tDef:
		s = p.defStmt(nil)
	case tIf:
		s = p.ifStmt()
	case tFor:
		s = p.forStmt()
	case tWhile:
		s = p.whileStmt()
	case tTry:
		s = p.tryStmt()
	case tWith:
		s = p.withStmt()
	case tClass:
		s = p.classStmt(nil)
	case tAt:
		s = p.decorated()
	case tAsync:
		p.async()
		return p.stmt(stmts)
	case tName:
		if p.isMatch() {
			s = p.matchStmt()
			break
		}
		if p.isName("lazy") && (p.ahead(1) == tImport || p.ahead(1) == tFrom) {
			p.notSupported(p.pos(), p.endOfToken(p.i), "lazy imports are not supported: leave out lazy")
			p.advance()
		}
		if p.isName("case") {
			p.caseOutside()
		}
		return p.simpleStmts(stmts)
	default:
		return p.simpleStmts(stmts)
	}
	p.code = true
	return append(stmts, s)
}

// simpleStmts parses simple statements up to the end of the line.
func (p *parser) simpleStmts(stmts []syntax.Stmt) []syntax.Stmt {
	for {
		first := p.i
		s := p.simpleStmt()
		stmts = append(stmts, s)
		if !p.code {
			p.code = !isDocstring(s) && !isFuture(s)
		}
		switch p.tok {
		case tNewline:
			p.advance()
			return stmts
		case tSemi:
			p.advance()
			if p.accept(tNewline) {
				return stmts
			}
		default:
			p.afterStmt(s, first)
		}
	}
}

// afterStmt fails on what follows a complete simple statement.
func (p *parser) afterStmt(s syntax.Stmt, first int) {
	if x, ok := s.(*syntax.ExprStmt); ok {
		if id, ok := x.X.(*syntax.Ident); ok && first == p.i-1 && (startsExpr[p.tok] || p.tok == tStar) {
			switch id.Name {
			case "print", "exec":
				if end, ok := p.attempt(func() { p.starExprs() }); ok {
					p.failRange(id.NamePos, end, "Missing parentheses in call to '%s'. Did you mean %s(...)?", id.Name, id.Name)
				}
			}
		}
	}
	if p.tok == tColonEq {
		p.failToken("invalid syntax")
	}
	p.unexpected()
}

func isDocstring(s syntax.Stmt) bool {
	if x, ok := s.(*syntax.ExprStmt); ok {
		lit, ok := x.X.(*syntax.Literal)
		return ok && lit.Token == syntax.STRING
	}
	return false
}

func isFuture(s syntax.Stmt) bool {
	from, ok := s.(*FromStmt)
	return ok && from.Dots == 0 && len(from.Module) == 1 && from.Module[0].Name == "__future__"
}

func (p *parser) simpleStmt() syntax.Stmt {
	switch p.tok {
	case tReturn:
		return p.returnStmt()
	case tPass:
		return p.branch(syntax.PASS)
	case tBreak:
		if p.fn.loops == 0 {
			p.laterAt(p.pos(), "break", "'break' outside loop")
		}
		return p.branch(syntax.BREAK)
	case tContinue:
		if p.fn.loops == 0 {
			p.laterAt(p.pos(), "continue", "'continue' not properly in loop")
		}
		return p.branch(syntax.CONTINUE)
	case tImport:
		return p.importStmt()
	case tFrom:
		return p.fromStmt()
	case tRaise:
		return p.raiseStmt()
	case tDel:
		return p.delStmt()
	case tGlobal:
		pos := p.advance()
		p.fn.declares = true
		return &GlobalStmt{Global: pos, Names: p.names()}
	case tNonlocal:
		s := &NonlocalStmt{Nonlocal: p.advance()}
		s.Names = p.names()
		p.fn.declares = true
		if p.fn.kind == inModule {
			p.later(s, "nonlocal declaration not allowed at module level")
		}
		return s
	case tName:
		switch p.text() {
		case "assert":
			if p.isAssert() {
				return p.assertStmt()
			}
		case "load":
			if p.isLoad() {
				return p.loadStmt()
			}
		case "type":
			if p.ahead(1) == tName && (p.ahead(2) == tEq || p.ahead(2) == tLbrack || p.ahead(2) == tNewline) {
				return p.typeStmt()
			}
		}
	case tExcept, tFinally, tElse, tElif, tAs, tIn, tIs:
		p.failToken("invalid syntax")
	}
	return p.exprStmt()
}

func (p *parser) branch(t syntax.Token) syntax.Stmt {
	return &syntax.BranchStmt{Token: t, TokenPos: p.advance()}
}

func (p *parser) returnStmt() syntax.Stmt {
	var outside *Error
	if p.fn.kind != inFunction {
		outside = p.laterAt(p.pos(), "return", "'return' outside function")
	}
	s := &syntax.ReturnStmt{Return: p.advance()}
	if startsExpr[p.tok] || p.tok == tStar {
		s.Result = p.valueExprs()
	}
	if outside != nil {
		outside.setEnd(p.prevEnd())
	}
	return s
}

// exprStmt parses an expression statement or an assignment.
func (p *parser) exprStmt() syntax.Stmt {
	var x syntax.Expr
	if p.tok == tYield {
		x = p.yieldExpr()
	} else {
		x = p.starExprs()
	}
	switch p.tok {
	case tEq:
		return p.assign(x)
	case tColon:
		return p.annAssign(x)
	case tPlusEq, tMinusEq, tStarEq, tSlashEq, tSlashSlashEq, tPercentEq, tAmpEq, tPipeEq, tCaretEq, tLtLtEq, tGtGtEq, tStarStarEq, tAtEq:
		return p.augAssign(x)
	}
	if s, ok := x.(*StarredExpr); ok {
		p.later(s, "can't use starred expression here")
	}
	return &syntax.ExprStmt{X: x}
}

// assign parses an assignment from its first "=".
func (p *parser) assign(x syntax.Expr) syntax.Stmt {
	p.assignTarget(x, true)
	pos := p.advance()
	rhs := p.assigned()
	if p.tok != tEq {
		p.noStar(rhs)
		return &syntax.AssignStmt{OpPos: pos, Op: syntax.EQ, LHS: x, RHS: rhs}
	}
	s := &MultiAssignStmt{Targets: []syntax.Expr{x}, OpPos: []syntax.Position{pos}}
	for p.tok == tEq {
		p.assignTarget(rhs, false)
		s.Targets = append(s.Targets, rhs)
		s.OpPos = append(s.OpPos, p.advance())
		rhs = p.assigned()
	}
	p.noStar(rhs)
	s.RHS = rhs
	return s
}

func (p *parser) assigned() syntax.Expr {
	if p.tok == tYield {
		return p.yieldExpr()
	}
	return p.starExprs()
}

func (p *parser) noStar(x syntax.Expr) {
	if s, ok := x.(*StarredExpr); ok {
		p.later(s, "can't use starred expression here")
	}
}

// assignTarget checks the left side of an "=", the first of a statement or a later one.
func (p *parser) assignTarget(x syntax.Expr, first bool) {
	switch x.(type) {
	case *YieldExpr, *YieldFromExpr:
		p.failNode(x, "assignment to yield expression not possible")
	}
	p.bareStar(x)
	bad := p.badTarget(x, forAssign)
	if bad == nil {
		return
	}
	// CPython offers "==" where the "=" follows the offending expression at once.
	whole := p.last
	for {
		paren, ok := whole.(*syntax.ParenExpr)
		if !ok {
			break
		}
		whole = paren.X
	}
	if first && p.lastEnd == p.i && bad == whole && isBitOr(p.last) {
		p.failNode(bad, "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(bad))
	}
	p.failNode(bad, "cannot assign to %s", describe(bad))
}

func (p *parser) augAssign(x syntax.Expr) syntax.Stmt {
	switch x := x.(type) {
	case *syntax.Ident:
		if isConstant(x) {
			p.failNode(x, "'%s' is an illegal expression for augmented assignment", x.Name)
		}
		p.binds(x.Name)
	default:
		if !isSingleTarget(x) {
			p.failNode(x, "'%s' is an illegal expression for augmented assignment", describe(x))
		}
	}
	op := p.tok
	pos := p.advance()
	rhs := p.yieldOrExprs()
	if op == tStarStarEq {
		return &PowAssignStmt{LHS: x, OpPos: pos, RHS: rhs}
	}
	return &syntax.AssignStmt{OpPos: pos, Op: upstreamOp[op], LHS: x, RHS: rhs}
}

// isSingleTarget reports whether x is a name, attribute or subscript, perhaps in
// parentheses. Starlark permits a list or tuple, to reject it later.
func isSingleTarget(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Ident:
		return !isConstant(x)
	case *syntax.DotExpr, *syntax.IndexExpr, *syntax.SliceExpr:
		return true
	case *syntax.ParenExpr:
		return isSingleTarget(x.X)
	}
	return false
}

func (p *parser) annAssign(x syntax.Expr) syntax.Stmt {
	if !isSingleTarget(x) {
		inner := x
		for {
			paren, ok := inner.(*syntax.ParenExpr)
			if !ok {
				break
			}
			inner = paren.X
		}
		switch inner.(type) {
		case *syntax.TupleExpr, *syntax.ListExpr:
			if tuple, ok := x.(*syntax.TupleExpr); ok && !tuple.Lparen.IsValid() {
				x = tuple.List[0]
			}
			p.failNode(x, "only single target (not %s) can be annotated", describe(inner))
		}
		if isConstant(x) || startsExpr[p.ahead(1)] {
			p.failNode(x, "illegal target for annotation")
		}
		p.unexpected()
	}
	if id, ok := x.(*syntax.Ident); ok {
		p.binds(id.Name)
	}
	s := &AnnAssignStmt{Target: x, Colon: p.advance()}
	s.Annotation = p.annotation(false)
	if p.tok == tEq {
		s.OpPos = p.advance()
		s.Value = p.yieldOrExprs()
	}
	return s
}

func (p *parser) raiseStmt() syntax.Stmt {
	s := &RaiseStmt{Raise: p.advance()}
	if p.tok == tFrom {
		p.failThrough(s.Raise, "did you forget an expression between 'raise' and 'from'?")
	}
	if !startsExpr[p.tok] {
		return s
	}
	s.X = p.expr()
	if p.tok == tFrom {
		s.From = p.advance()
		if !startsExpr[p.tok] {
			p.failFrom(s.From, "did you forget an expression after 'from'?")
		}
		s.Cause = p.expr()
	}
	return s
}

func (p *parser) delStmt() syntax.Stmt {
	s := &DelStmt{Del: p.advance()}
	for {
		if p.tok == tStar {
			p.failNode(p.starred(), "cannot delete starred")
		}
		x := p.operand(precPipe)
		if p.tok != tComma && p.tok != tSemi && p.tok != tNewline {
			p.unexpected()
		}
		p.target(x, forDel)
		s.Targets = append(s.Targets, x)
		if !p.accept(tComma) || p.tok == tNewline || p.tok == tSemi {
			return s
		}
	}
}

// names parses the names of a global or nonlocal statement.
func (p *parser) names() []*syntax.Ident {
	list := []*syntax.Ident{p.ident()}
	for p.accept(tComma) {
		list = append(list, p.ident())
	}
	return list
}

// isAssert reports whether the name assert begins an assert statement here. Starlark
// programs use it as a name, nearly always before a dot. Alone it would be a harmless
// expression to Starlark, but it is an unfinished statement to Python.
func (p *parser) isAssert() bool {
	next := p.ahead(1)
	return next != tDot && next != tEq && (next < tPlusEq || next > tAtEq)
}

func (p *parser) assertStmt() syntax.Stmt {
	s := &AssertStmt{Assert: p.advance()}
	s.Cond = p.assertExpr()
	if p.accept(tComma) {
		s.Msg = p.assertExpr()
	}
	return s
}

func (p *parser) assertExpr() syntax.Expr {
	x := p.expr()
	switch p.tok {
	case tEq:
		p.advance()
		p.expr()
		p.failFrom(syntax.Start(x), "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(x))
	case tColonEq:
		p.advance()
		p.expr()
		p.failFrom(syntax.Start(x), "cannot use named expression without parentheses here")
	}
	return x
}

func (p *parser) typeStmt() syntax.Stmt {
	s := &TypeAliasStmt{Type: p.advance(), Name: p.ident()}
	p.binds(s.Name.Name)
	s.TypeParams = p.typeParams()
	s.OpPos = p.want(tEq)
	s.Value = p.expr()
	return s
}
