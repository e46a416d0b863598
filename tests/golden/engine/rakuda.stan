// Bradley-Terry strengths of language models from counts of judgments; written by Caravan.
// Ties: half. Strengths are log-odds and sum to zero.
// beta[1]: "a"
// beta[2]: "b"
// beta[3]: "c"
// beta[4]: "d"
data {
  int<lower=2> K; // models
  int<lower=1> P; // ordered pairs
  array[P] int<lower=1, upper=K> left_model; // shown first
  array[P] int<lower=1, upper=K> right_model;
  vector<lower=0>[P] left_wins; // counts need not be whole
  vector<lower=0>[P] right_wins;
  real<lower=0> strength_bound;
  real<lower=0> order_bound;
  vector<lower=0>[P] ties;
}
parameters {
  vector<lower=-strength_bound, upper=strength_bound>[K - 1] free;
  real<lower=-order_bound, upper=order_bound> alpha;
}
transformed parameters {
  vector[K] beta = append_row(free, -sum(free));
}
model {
  vector[P] eta = alpha + beta[left_model] - beta[right_model];
  if (abs(beta[K]) > strength_bound) reject("beta[K] is out of bounds");
  target += dot_product(left_wins + ties / 2, log_inv_logit(eta));
  target += dot_product(right_wins + ties / 2, log_inv_logit(-eta));
}
