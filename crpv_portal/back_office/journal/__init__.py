"""Journal: every act of the register, whoever did it, with its reason and what it changed."""
