package dev.mpaoperator.aws;

/** Who may assume the role, with the parameters as CloudFormation's Fn::Sub writes them. */
public enum IamTrust {
  /** EKS Pod Identity: the tags are set by the agent (EKS User Guide, pod-id-abac). */
  POD_IDENTITY(
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "PodIdentity",
            "Effect": "Allow",
            "Principal": {"Service": "pods.eks.amazonaws.com"},
            "Action": ["sts:AssumeRole", "sts:TagSession"],
            "Condition": {
              "StringEquals": {
                "aws:RequestTag/kubernetes-namespace": "${Namespace}",
                "aws:RequestTag/kubernetes-service-account": "${ServiceAccount}"
              }
            }
          }
        ]
      }
      """),
  /** IAM roles for service accounts (EKS User Guide, iam-roles-for-service-accounts). */
  IRSA(
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "Irsa",
            "Effect": "Allow",
            "Principal": {"Federated": "arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/${OidcProvider}"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
              "StringEquals": {
                "${OidcProvider}:aud": "sts.amazonaws.com",
                "${OidcProvider}:sub": "system:serviceaccount:${Namespace}:${ServiceAccount}"
              }
            }
          }
        ]
      }
      """),
  /**
   * The operator's own role, in another account. Tags alone give nothing, and those of Pod Identity
   * are passed on with every role that is assumed.
   */
  OTHER_ACCOUNT(
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "Operator",
            "Effect": "Allow",
            "Principal": {"AWS": "${OperatorRole}"},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"sts:ExternalId": "${ExternalId}"}}
          },
          {
            "Sid": "OperatorTags",
            "Effect": "Allow",
            "Principal": {"AWS": "${OperatorRole}"},
            "Action": "sts:TagSession"
          }
        ]
      }
      """);

  private final String json;

  IamTrust(String json) {
    this.json = json;
  }

  /** The trust policy. */
  public String json() {
    return json;
  }
}
