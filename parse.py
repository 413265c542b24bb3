for i in range(60): p_parse()
