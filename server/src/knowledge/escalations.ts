/**
 * Permissions by which a role's holder gets more than the role says. Sources: "Role Based Access Control Good Practices" of
 * the documentation of Kubernetes (privilege escalation risks), CVE-2020-8554 for `services/status`, the documentation of
 * Amazon EKS for `aws-auth`. Read 2026-11-25.
 */
export interface Escalation {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Only where the permission is for objects of these names. */
  readonly names?: readonly string[];
  /** What its holder may do, behind "may". */
  readonly power: string;
  readonly advice: string;
  /** What other tools call it. */
  readonly aliases: readonly `${string}/${string}`[];
}

const write = ['create', 'patch', 'update'] as const;

export const escalations: readonly Escalation[] = [
  {
    groups: ['rbac.authorization.k8s.io'],
    resources: ['clusterroles', 'roles'],
    verbs: ['escalate'],
    power: 'write rights into roles that it does not have itself',
    advice: 'leave out escalate: without it, roles can only hand on what their writer has',
    aliases: ['checkov/CKV_K8S_158', 'trivy/KSV-0050'],
  },
  {
    groups: ['rbac.authorization.k8s.io'],
    resources: ['clusterroles', 'roles'],
    verbs: ['bind'],
    power: 'bind roles with rights that it does not have itself',
    advice: 'leave out bind, or name the roles with resourceNames',
    aliases: ['checkov/CKV_K8S_157', 'checkov/CKV2_K8S_1', 'trivy/KSV-0051', 'trivy/KSV-0052', 'trivy/KSV-0055'],
  },
  {
    groups: ['', 'authentication.k8s.io'],
    resources: ['groups', 'serviceaccounts', 'uids', 'users'],
    verbs: ['impersonate'],
    power: 'act as somebody else, an administrator included',
    advice: 'name whom with resourceNames',
    aliases: ['checkov/CKV2_K8S_3', 'trivy/KSV-0043'],
  },
  {
    groups: [''],
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    power: 'make tokens for service accounts, those with more rights included',
    advice: 'name the accounts with resourceNames',
    aliases: [],
  },
  {
    groups: ['certificates.k8s.io'],
    resources: ['certificatesigningrequests/approval'],
    verbs: write,
    power: 'approve certificates, by which anyone can become anyone',
    advice: 'leave approval to the controller of the cluster, or name the signer that it is for',
    aliases: ['checkov/CKV_K8S_156'],
  },
  {
    groups: ['admissionregistration.k8s.io'],
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: write,
    power: 'put itself between everyone and the API by a webhook, which sees secrets and changes pods',
    advice: 'name its own with resourceNames',
    aliases: ['checkov/CKV_K8S_155', 'trivy/KSV-0114'],
  },
  {
    groups: [''],
    resources: ['services/status'],
    verbs: ['patch', 'update'],
    power: 'draw the traffic for any address to itself (CVE-2020-8554)',
    advice: 'leave it to the controller of load balancers',
    aliases: ['checkov/CKV2_K8S_4'],
  },
  {
    groups: [''],
    resources: ['nodes/proxy'],
    verbs: ['create', 'get'],
    power: 'speak to the kubelets, which run commands in every container of their node and check no more',
    advice: 'use nodes/metrics, nodes/stats or nodes/log for what is to be read',
    aliases: ['checkov/CKV2_K8S_2', 'trivy/KSV-0047'],
  },
  {
    groups: [''],
    resources: ['persistentvolumes'],
    verbs: ['create'],
    power: 'mount any path of any node by a volume of type hostPath',
    advice: 'leave volumes to the provisioner of storage',
    aliases: [],
  },
  {
    groups: [''],
    resources: ['configmaps'],
    verbs: write,
    names: ['aws-auth'],
    power: 'make anyone administrator of the EKS cluster',
    advice: 'use access entries of EKS, and leave this ConfigMap alone',
    aliases: ['trivy/KSV-0115'],
  },
];
