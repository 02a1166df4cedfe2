int model(int);
int main() { return model(3); }
