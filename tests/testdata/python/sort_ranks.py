class R:
    s=12345
    def nxt(self):
        self.s=(self.s*6364136223846793005+1442695040888963407)%2**64
        return self.s>>33
    def randrange(self,a,b=None):
        if b is None: a,b=0,a
        return a+self.nxt()%(b-a)
    def random(self): return self.nxt()/2**31
    def choice(self,l): return l[self.nxt()%len(l)]
r=R()
def crc(t,h):
    for c in t: h=(h*31+ord(c))%(2**61-1)
    return h

def val(kind):
    if kind==0: return r.randrange(-5,5)
    if kind==1: return r.choice(['','a','a\0','ab','abcdefg','abcdefgh','abcdefgi','abcdefg\0','abcdefgh1','é','日本語です','abcdefghijklmnop','abcdefghijklmnoq'])
    if kind==2: return r.choice([0.0,-0.0,1.5,-2.5,1e300,-1e300,float('inf'),-float('inf'),5e-324])
    if kind==3: return r.choice([2**63-1,-2**63,0,-1,1,2**62])
    if kind==4: return r.choice([1,1.0,2,2.5])
    if kind==5: return r.choice([True,False,0,2])
    if kind==6: return r.choice([2**64,3,-2**70])
    if kind==7: return r.choice([(1,'a'),(1,),(),(0,'b')])
h=0
for i in range(500):
    n=r.choice([1,2,3,10,47,48,49,60,200,1000])
    if r.random()<.3:
        k=r.randrange(8); l=[val(k) for _ in range(n)]
    else:
        ks=[r.randrange(8) for _ in range(r.randrange(1,4))]
        l=[tuple(val(k) for k in ks) for _ in range(n)]
    rev=r.random()<.5
    idx=list(range(n))
    try:
        a=sorted(zip(l,idx),key=lambda p:p[0],reverse=rev)
    except TypeError as e: a=str(e)
    h=crc(repr(a),h) 
    try: b=sorted(l,reverse=rev)
    except TypeError as e: b=str(e)
    h=crc(repr(b),h) 
    if i%100==0: print(i,h)
