// Bradley-Terry strengths of language models from counts of judgments; written by Caravan.
// Ties: davidson. Strengths are log-odds and sum to zero.
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
  real<lower=0> strength_df;
  real<lower=0> strength_scale;
  vector<lower=0>[P] ties;
  real tie_mean;
  real<lower=0> tie_scale;
}
parameters {
  vector[K - 1] free;
  real log_nu;
}
transformed parameters {
  vector[K] beta = append_row(free, -sum(free));
}
model {
  vector[P] eta = beta[left_model] - beta[right_model];
  vector[P] decided = eta / 2 + log1p_exp(-eta); // log(e^(eta/2) + e^(-eta/2))
  vector[P] total = decided + log1p_exp(log_nu - decided);
  target += student_t_lpdf(beta | strength_df, 0, strength_scale);
  target += normal_lpdf(log_nu | tie_mean, tie_scale);
  target += dot_product(left_wins, eta / 2 - total);
  target += dot_product(right_wins, -eta / 2 - total);
  target += dot_product(ties, log_nu - total);
}
